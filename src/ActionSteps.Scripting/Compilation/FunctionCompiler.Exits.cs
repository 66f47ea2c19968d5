namespace ActionSteps.Scripting.Compilation;

/// <content>Jumps out of statements, which close iterators and run <c>finally</c> blocks on their way.</content>
internal sealed partial class FunctionCompiler
{
    private const int MaxCodeLength = 8_000_000;

    private void EmitBreak(string? label)
    {
        ControlEntry target = FindTarget(entry => label is null ? !entry.IsPlainBlock : Has(entry, label));
        EmitExit(new PendingExit(target, IsContinue: false), _control.Count, -1);
    }

    private void EmitContinue(string? label)
    {
        ControlEntry target = FindTarget(entry => entry.ContinueLabel >= 0 && (label is null || Has(entry, label)));
        EmitExit(new PendingExit(target, IsContinue: true), _control.Count, -1);
    }

    private static bool Has(ControlEntry entry, string label)
    {
        foreach (string known in entry.Labels)
        {
            if (known == label)
            {
                return true;
            }
        }

        return false;
    }

    private ControlEntry FindTarget(Predicate<ControlEntry> matches)
    {
        for (int i = _control.Count - 1; i >= 0; i--)
        {
            if (_control[i].Kind == ControlKind.Target && matches(_control[i]))
            {
                return _control[i];
            }
        }

        throw new InvalidOperationException("The parser has let a jump without target pass.");
    }

    private void CompileReturn(ReturnStatement statement)
    {
        if (statement.Argument is null)
        {
            EmitReturnUndefined();
            return;
        }

        int value = Expr(statement.Argument);
        if (IsAsyncGenerator)
        {
            int awaited = Temporary();
            _code.At(statement.Position);
            _code.Emit(OpCode.Await, awaited, value);
            value = awaited;
        }

        _code.At(statement.Position);
        EmitReturn(value);
    }

    private void EmitReturnUndefined()
    {
        if (_node.FunctionKind != FunctionKind.DerivedConstructor && !_control.Exists(entry => entry.Kind != ControlKind.Target))
        {
            _code.Emit(OpCode.ReturnUndefined);
            return;
        }

        int value = Temporary();
        _code.Emit(OpCode.LoadUndefined, value);
        EmitReturn(value);
    }

    private void EmitReturn(int value) => EmitExit(new PendingExit(null, IsContinue: false), _control.Count, value);

    /// <summary>Goes on with a jump from the given depth of the control stack; a return carries its value along.</summary>
    private void EmitExit(PendingExit exit, int depth, int value)
    {
        // Each exit has code for every loop that it leaves.
        if (_code.Offset > MaxCodeLength)
        {
            throw ScriptSyntaxException.At(_source.Text, _node.Position, "The function is too large");
        }

        for (int i = depth - 1; i >= 0; i--)
        {
            ControlEntry entry = _control[i];
            if (ReferenceEquals(entry, exit.Target))
            {
                _code.Jump(exit.IsContinue ? entry.ContinueLabel : entry.BreakLabel);
                return;
            }

            switch (entry.Kind)
            {
                case ControlKind.Iterator:
                    EmitIteratorClose(entry.Register, entry.IsAsync);
                    break;
                case ControlKind.Finally:
                    int number = entry.Exits.IndexOf(exit);
                    if (number < 0)
                    {
                        entry.Exits.Add(exit);
                        number = entry.Exits.Count - 1;
                    }

                    if (exit.Target is null && value != entry.Register + 1)
                    {
                        _code.Emit(OpCode.Move, entry.Register + 1, value);
                    }

                    _code.Emit(OpCode.LoadInt, entry.Register, number + 1);
                    _code.Jump(entry.FinallyLabel);
                    return;
                default:
                    break;
            }
        }

        if (_node.FunctionKind == FunctionKind.DerivedConstructor)
        {
            Move(_constructorResult, value);
            _code.Jump(_constructorExit);
            return;
        }

        _code.Emit(OpCode.Return, value);
    }

    // The check of what a derived constructor returns comes after all its blocks, so that none of their handlers sees it fail.
    private void CompileConstructorExit()
    {
        _code.Place(_constructorExit);
        int self = Temporary();
        LoadVariable(Hidden(HiddenNames.This), self, mayBeDead: false);
        _code.Emit(OpCode.CheckConstructorResult, _constructorResult, _constructorResult, self);
        _code.Emit(OpCode.Return, _constructorResult);
    }
}
