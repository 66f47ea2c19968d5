namespace ActionSteps.Scripting.RegularExpressions;

/// <content>Instructions that need more words. There is room for four pairs on the stack when one of them runs.</content>
internal sealed partial class RegExpMatcher
{
    private bool TryLoopGreedy(RegExpCode program, ReadOnlySpan<char> text, ReadOnlySpan<int> operands, ref int position, ref int top, int retry, ref int fuel, Meter meter)
    {
        CharacterClass set = program.Classes[operands[1]];
        int flags = operands[2];
        int min = operands[3];
        int unit = operands[5];
        int end = Scan(set, text, position, flags, operands[4], meter, out int count);
        fuel -= count >> 3;
        if (count < min)
        {
            return false;
        }

        int least = position;
        if (min > 0)
        {
            least = (flags & LoopFlags.Pairs) != 0
                ? Scan(set, text, position, flags | LoopFlags.Points, min, meter, out _)
                : (flags & LoopFlags.Back) != 0 ? position - min : position + min;
        }

        if (unit >= 0)
        {
            end = LastBefore(text, least, end, unit);
            if (end < 0)
            {
                return false;
            }
        }

        position = end;
        if (end != least)
        {
            _stack[top] = least;
            _stack[top + 1] = Value;
            _stack[top + 2] = end;
            _stack[top + 3] = retry;
            top += 4;
        }

        return true;
    }

    private bool TryLoopLazy(RegExpCode program, ReadOnlySpan<char> text, ReadOnlySpan<int> operands, ref int position, ref int top, int retry, Meter meter)
    {
        CharacterClass set = program.Classes[operands[1]];
        int min = operands[3];
        if (min > 0)
        {
            position = Scan(set, text, position, operands[2] | ((operands[2] & LoopFlags.Pairs) != 0 ? LoopFlags.Points : 0), min, meter, out int count);
            if (count < min)
            {
                return false;
            }
        }

        int rest = operands[4] == int.MaxValue ? int.MaxValue : operands[4] - min;
        return TryWait(set, text, ref position, ref top, rest, operands[5], retry, meter);
    }

    /// <summary>Goes on behind a lazy loop where that can lead to something, and remembers that it may still take some characters.</summary>
    private bool TryWait(CharacterClass set, ReadOnlySpan<char> text, ref int position, ref int top, int rest, int unit, int retry, Meter meter)
    {
        if (unit >= 0)
        {
            int place = NextPlace(set, text, position, rest, unit, meter);
            if (place < 0)
            {
                return false;
            }

            rest = rest == int.MaxValue ? rest : rest - (place - position);
            position = place;
        }

        if (rest > 0)
        {
            _stack[top] = rest;
            _stack[top + 1] = Value;
            _stack[top + 2] = position;
            _stack[top + 3] = retry;
            top += 4;
        }

        return true;
    }

    /// <summary>Runs one of the less frequent instructions; where to go on, or -1 when it fails.</summary>
    private int RunRare(RegExpCode program, ReadOnlySpan<char> text, ReadOnlySpan<int> operands, ref int position, ref int top, int pc, ref int fuel, Meter meter)
    {
        switch ((RegExpOp)operands[0])
        {
            case RegExpOp.Copy:
                Assign(operands[1], _registers[operands[2]], ref top, meter);
                return pc + 3;
            case RegExpOp.Clear:
                fuel -= (operands[2] - operands[1]) >> 2;
                for (int r = operands[1]; r < operands[2]; r++)
                {
                    if (_registers[r] != -1)
                    {
                        Assign(r, -1, ref top, meter);
                    }
                }

                return pc + 3;
            case RegExpOp.Zero:
                Assign(operands[1], 0, ref top, meter);
                return pc + 2;
            case RegExpOp.Count:
                // Only whether a counter is beyond its bounds matters, and no bound is beyond the largest number.
                Assign(operands[1], _registers[operands[1]] is int.MaxValue ? int.MaxValue - 1 : _registers[operands[1]] + 1, ref top, meter);
                return pc + 2;
            case RegExpOp.Progress:
                return position != _registers[operands[1]] ? pc + 2 : -1;
            case RegExpOp.CountedProgress:
                return position != _registers[operands[1]] || _registers[operands[2]] <= operands[3] ? pc + 4 : -1;
            case RegExpOp.LineStart:
                return position == 0 || IsLineBreak(text[position - 1]) ? pc + 1 : -1;
            case RegExpOp.LineEnd:
                return position == text.Length || IsLineBreak(text[position]) ? pc + 1 : -1;
            case RegExpOp.BackReference:
                return TryBackReference(program, text, operands[1..], ref position, meter) ? pc + 3 + operands[2] : -1;
            case RegExpOp.LookStart:
                _registers[operands[1]] = position;
                _registers[operands[1] + 1] = top;
                return pc + 2;
            case RegExpOp.LookEnd:
                position = _registers[operands[1]];
                top = Settle(_registers[operands[1] + 1], top, operands[2] != 0, ref fuel);
                return pc + 3;
            case RegExpOp.NotStart:
                _registers[operands[1]] = top;
                _stack[top] = position;
                _stack[top + 1] = operands[2];
                top += 2;
                return pc + 3;
            case RegExpOp.NotEnd:
                Unwind(_registers[operands[1]], ref top, ref fuel);
                return -1;
            default:
                return -1;
        }
    }

    private static bool IsLineBreak(char unit) => unit is '\n' or '\r' or '\u2028' or '\u2029';

    private void Assign(int register, int value, ref int top, Meter meter)
    {
        if (top + 8 > _stack.Length)
        {
            Grow(meter);
        }

        _stack[top] = _registers[register];
        _stack[top + 1] = ~register;
        top += 2;
        _registers[register] = value;
    }

    /// <summary>Forgets the choices above a height, but not how to take captures back when what follows fails.</summary>
    private int Settle(int height, int top, bool keepsCaptures, ref int fuel)
    {
        if (!keepsCaptures)
        {
            return height;
        }

        int kept = height;
        for (int i = height; i < top; i += 2)
        {
            int tag = _stack[i + 1];
            if (tag is < 0 and not Value)
            {
                _stack[kept] = _stack[i];
                _stack[kept + 1] = tag;
                kept += 2;
            }
        }

        fuel -= (top - height) >> 3;
        return kept;
    }

    private void Unwind(int height, ref int top, ref int fuel)
    {
        fuel -= (top - height) >> 3;
        while (top > height)
        {
            top -= 2;
            int tag = _stack[top + 1];
            if (tag is < 0 and not Value)
            {
                _registers[~tag] = _stack[top];
            }
        }
    }
}
