namespace ActionSteps.Scripting.RegularExpressions;

/// <content>
/// The instructions. Entries of the stack are pairs: a position and where to go on (not negative), the old value of a register and the
/// complement of its number, or a value that belongs to the entry above it and <see cref="Value"/>.
/// </content>
internal sealed partial class RegExpMatcher
{
    /// <summary>Steps between two payments.</summary>
    private const int Batch = 1_000;

    private const int Value = int.MinValue;

    private bool Run(RegExpCode program, ReadOnlySpan<char> text, int position, Meter meter)
    {
        int[] code = program.Code;
        CharacterClass[] classes = program.Classes;
        int[] registers = _registers;
        int[] stack = _stack;
        int top = 0;
        int pc = 0;
        int fuel = Batch;
        while (true)
        {
            if (--fuel < 0)
            {
                meter.Charge(Batch - fuel);
                fuel = Batch;
            }

            if (top + 8 > stack.Length)
            {
                stack = Grow(meter);
            }

            switch ((RegExpOp)code[pc])
            {
                case RegExpOp.Match:
                    meter.Charge(Batch - fuel);
                    _end = position;
                    return true;
                case RegExpOp.Unit:
                    if ((uint)position < (uint)text.Length && text[position] == code[pc + 1])
                    {
                        position++;
                        pc += 2;
                        continue;
                    }

                    break;
                case RegExpOp.UnitBack:
                    if ((uint)(position - 1) < (uint)text.Length && text[position - 1] == code[pc + 1])
                    {
                        position--;
                        pc += 2;
                        continue;
                    }

                    break;
                case RegExpOp.Either:
                    if ((uint)position < (uint)text.Length && (text[position] == code[pc + 1] || text[position] == code[pc + 2]))
                    {
                        position++;
                        pc += 3;
                        continue;
                    }

                    break;
                case RegExpOp.Text:
                    string wanted = program.Texts[code[pc + 1]];
                    fuel -= wanted.Length >> 4;
                    if (text[position..].StartsWith(wanted, StringComparison.Ordinal))
                    {
                        position += wanted.Length;
                        pc += 2;
                        continue;
                    }

                    break;
                case RegExpOp.TextBack:
                    string before = program.Texts[code[pc + 1]];
                    fuel -= before.Length >> 4;
                    if (text[..position].EndsWith(before, StringComparison.Ordinal))
                    {
                        position -= before.Length;
                        pc += 2;
                        continue;
                    }

                    break;
                case RegExpOp.Set:
                    if ((uint)position < (uint)text.Length && classes[code[pc + 1]].Contains(text[position]))
                    {
                        position++;
                        pc += 2;
                        continue;
                    }

                    break;
                case RegExpOp.SetBack:
                    if (TryStep(classes[code[pc + 1]], text, ref position, LoopFlags.Back))
                    {
                        pc += 2;
                        continue;
                    }

                    break;
                case RegExpOp.Point:
                    if (TryStep(classes[code[pc + 1]], text, ref position, LoopFlags.Pairs))
                    {
                        pc += 2;
                        continue;
                    }

                    break;
                case RegExpOp.PointBack:
                    if (TryStep(classes[code[pc + 1]], text, ref position, LoopFlags.Pairs | LoopFlags.Back))
                    {
                        pc += 2;
                        continue;
                    }

                    break;
                case RegExpOp.Jump:
                    pc = code[pc + 1];
                    continue;
                case RegExpOp.Split:
                    stack[top] = position;
                    stack[top + 1] = code[pc + 1];
                    top += 2;
                    pc += 2;
                    continue;
                case RegExpOp.SplitLazy:
                    stack[top] = position;
                    stack[top + 1] = pc + 2;
                    top += 2;
                    pc = code[pc + 1];
                    continue;
                case RegExpOp.SplitUnit:
                    if ((uint)position < (uint)text.Length && text[position] == code[pc + 1])
                    {
                        stack[top] = position;
                        stack[top + 1] = code[pc + 2];
                        top += 2;
                        pc += 3;
                        continue;
                    }

                    pc = code[pc + 2];
                    continue;
                case RegExpOp.SplitSet:
                    if ((uint)position < (uint)text.Length && classes[code[pc + 1]].Contains(text[position]))
                    {
                        stack[top] = position;
                        stack[top + 1] = code[pc + 2];
                        top += 2;
                        pc += 3;
                        continue;
                    }

                    pc = code[pc + 2];
                    continue;
                case RegExpOp.BranchUnit:
                    pc = (uint)position < (uint)text.Length && text[position] == code[pc + 1] ? pc + 3 : code[pc + 2];
                    continue;
                case RegExpOp.BranchSet:
                    pc = (uint)position < (uint)text.Length && classes[code[pc + 1]].Contains(text[position]) ? pc + 3 : code[pc + 2];
                    continue;
                case RegExpOp.LoopAll:
                    int allEnd = Scan(classes[code[pc + 1]], text, position, code[pc + 2], code[pc + 4], meter, out int allCount);
                    fuel -= allCount >> 3;
                    if (allCount >= code[pc + 3])
                    {
                        position = allEnd;
                        pc += 5;
                        continue;
                    }

                    break;
                case RegExpOp.LoopGreedy:
                    if (TryLoopGreedy(program, text, code.AsSpan(pc), ref position, ref top, pc + 6, ref fuel, meter))
                    {
                        pc += 9;
                        continue;
                    }

                    break;
                case RegExpOp.GiveBack:
                    int fewer = StepBack(text, position, stack[top - 2], code[pc + 1]);
                    if (code[pc + 2] >= 0)
                    {
                        fewer = LastBefore(text, stack[top - 2], fewer, code[pc + 2]);
                        fuel -= (position - fewer) >> 4;
                        if (fewer < 0)
                        {
                            top -= 2;
                            break;
                        }
                    }

                    position = fewer;
                    if (fewer == stack[top - 2])
                    {
                        top -= 2;
                    }
                    else
                    {
                        stack[top] = position;
                        stack[top + 1] = pc;
                        top += 2;
                    }

                    pc += 3;
                    continue;
                case RegExpOp.LoopLazy:
                    if (TryLoopLazy(program, text, code.AsSpan(pc), ref position, ref top, pc + 6, meter))
                    {
                        pc += 10;
                        continue;
                    }

                    break;
                case RegExpOp.TakeMore:
                    top -= 2;
                    if (TryStep(classes[code[pc + 1]], text, ref position, code[pc + 2])
                        && TryWait(classes[code[pc + 1]], text, ref position, ref top, stack[top] == int.MaxValue ? int.MaxValue : stack[top] - 1, code[pc + 3], pc, meter))
                    {
                        pc += 4;
                        continue;
                    }

                    break;
                case RegExpOp.Save:
                    stack[top] = registers[code[pc + 1]];
                    stack[top + 1] = ~code[pc + 1];
                    top += 2;
                    registers[code[pc + 1]] = position;
                    pc += 2;
                    continue;
                case RegExpOp.Repeat:
                    int count = registers[code[pc + 1]];
                    bool isLazy = code[pc + 4] != 0;
                    if (count < code[pc + 2])
                    {
                        pc += 6;
                        continue;
                    }

                    if (count < code[pc + 3])
                    {
                        stack[top] = position;
                        stack[top + 1] = isLazy ? pc + 6 : code[pc + 5];
                        top += 2;
                    }

                    pc = count < code[pc + 3] && !isLazy ? pc + 6 : code[pc + 5];
                    continue;
                case RegExpOp.TextStart:
                    if (position == 0)
                    {
                        pc++;
                        continue;
                    }

                    break;
                case RegExpOp.TextEnd:
                    if (position == text.Length)
                    {
                        pc++;
                        continue;
                    }

                    break;
                case RegExpOp.Boundary or RegExpOp.NotBoundary:
                    CharacterClass words = classes[code[pc + 1]];
                    bool isBoundary = (position > 0 && words.Contains(text[position - 1])) != (position < text.Length && words.Contains(text[position]));
                    if (isBoundary == (code[pc] == (int)RegExpOp.Boundary))
                    {
                        pc += 2;
                        continue;
                    }

                    break;
                default:
                    int next = RunRare(program, text, code.AsSpan(pc), ref position, ref top, pc, ref fuel, meter);
                    stack = _stack;
                    if (next >= 0)
                    {
                        pc = next;
                        continue;
                    }

                    break;
            }

            // This way does not lead to a match: back to the last open choice.
            while (true)
            {
                if (top == 0)
                {
                    meter.Charge(Batch - fuel);
                    return false;
                }

                top -= 2;
                int tag = stack[top + 1];
                if (tag >= 0)
                {
                    position = stack[top];
                    pc = tag;
                    break;
                }

                fuel--;
                if (tag != Value)
                {
                    registers[~tag] = stack[top];
                }
            }
        }
    }
}
