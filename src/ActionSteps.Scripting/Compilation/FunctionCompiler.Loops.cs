namespace ActionSteps.Scripting.Compilation;

/// <content>Loops.</content>
internal sealed partial class FunctionCompiler
{
    private (int Break, int Continue) EnterLoop(IReadOnlyList<string> labels)
    {
        int breakLabel = _code.NewLabel();
        int continueLabel = _code.NewLabel();
        _control.Add(new ControlEntry(ControlKind.Target) { Labels = labels, BreakLabel = breakLabel, ContinueLabel = continueLabel });
        return (breakLabel, continueLabel);
    }

    private void LeaveLoop() => _control.RemoveAt(_control.Count - 1);

    /// <summary>Jumps back, paying for the work of one turn.</summary>
    private void JumpBack(int label, int instructionsBefore)
    {
        _code.Emit(OpCode.JumpBack);
        _code.Target(label);
        _code.Operand(Math.Max(1, _code.Instructions - instructionsBefore));
    }

    private void CompileWhile(WhileStatement loop, IReadOnlyList<string> labels)
    {
        ResetCompletion();
        int before = _code.Instructions;
        (int end, int next) = EnterLoop(labels);
        int body = _code.NewLabel();
        int test = _code.NewLabel();
        _code.Place(test);
        Branch(loop.Test, jumpWhen: false, end);
        _code.Place(body);
        Compile(loop.Body, []);
        _code.Place(next);
        LoopBack(loop.Test, body, test, before);
        LeaveLoop();
        _code.Place(end);
    }

    // The test is repeated at the end of the loop: one jump a turn instead of two.
    private void LoopBack(Expression test, int body, int testLabel, int before)
    {
        if (!IsPure(test, 6))
        {
            JumpBack(testLabel, before);
            return;
        }

        int mark = _next;
        if (test is BinaryExpression { Operator: TokenKind.Less } less)
        {
            int left = Stable(less.Left, less.Right);
            bool isInt = less.Right is NumberLiteral { Value: var number } && IsSmall(number);
            int right = isInt ? (int)((NumberLiteral)less.Right).Value : Expr(less.Right);
            _code.At(less.Position);
            _code.Emit(isInt ? OpCode.LoopIfLessInt : OpCode.LoopIfLess, left, right);
            _code.Target(body);
            _code.Operand(Math.Max(1, _code.Instructions - before));
            Release(mark);
            return;
        }

        int leave = _code.NewLabel();
        Branch(test, jumpWhen: false, leave);
        JumpBack(body, before);
        _code.Place(leave);
        Release(mark);
    }

    private void CompileDoWhile(DoWhileStatement loop, IReadOnlyList<string> labels)
    {
        ResetCompletion();
        int before = _code.Instructions;
        (int end, int next) = EnterLoop(labels);
        int body = _code.NewLabel();
        _code.Place(body);
        Compile(loop.Body, []);
        _code.Place(next);
        int mark = _next;
        Branch(loop.Test, jumpWhen: false, end);
        JumpBack(body, before);
        Release(mark);
        LeaveLoop();
        _code.Place(end);
    }

    private void CompileFor(ForStatement loop, IReadOnlyList<string> labels)
    {
        ResetCompletion();
        EnterScope(loop.Scope);
        if (loop.Initializer is VariableDeclaration declaration)
        {
            CompileVariables(declaration);
        }
        else if (loop.Initializer is Expression expression)
        {
            int mark = _next;
            Effect(expression);
            Release(mark);
        }

        int before = _code.Instructions;
        (int end, int next) = EnterLoop(labels);
        int body = _code.NewLabel();
        int test = _code.NewLabel();
        FreshBindings(loop.Scope);
        _code.Place(test);
        if (loop.Test is not null)
        {
            Branch(loop.Test, jumpWhen: false, end);
        }

        _code.Place(body);
        Compile(loop.Body, []);
        _code.Place(next);
        FreshBindings(loop.Scope);
        if (loop.Update is not null)
        {
            int mark = _next;
            Effect(loop.Update);
            Release(mark);
        }

        if (loop.Test is not null)
        {
            LoopBack(loop.Test, body, test, before);
        }
        else
        {
            JumpBack(body, before);
        }

        LeaveLoop();
        _code.Place(end);
    }

    // Each turn has variables of its own, which closures of the turn before do not share.
    private void FreshBindings(Scope scope)
    {
        foreach (Variable variable in scope.Variables)
        {
            if (variable is { IsCaptured: true, Kind: VariableKind.Let })
            {
                _code.Emit(OpCode.FreshCell, variable.Register);
            }
        }
    }

    private void CompileForIn(ForInStatement loop, IReadOnlyList<string> labels)
    {
        ResetCompletion();
        if (loop.Target is VariableDeclaration { Declarators: [{ Target: Identifier name, Initializer: { } initializer }] })
        {
            CompileDeclarator(VariableKind.Var, name, initializer);
        }

        int keys = Temporary();
        CompileIterated(loop.Scope, loop.Object, keys, OpCode.ForInStart, loop.Position);
        int before = _code.Instructions;
        (int end, int next) = EnterLoop(labels);
        _code.Place(next);
        int mark = _next;
        int value = Temporary();
        _code.Emit(OpCode.ForInNext, value, keys);
        _code.Target(end);
        BindTurn(loop.Scope, loop.Target, value);
        Compile(loop.Body, []);
        JumpBack(next, before);
        Release(mark);
        LeaveLoop();
        _code.Place(end);
    }

    // The expression sees the loop's variables, but only as dead ones.
    private void CompileIterated(Scope scope, Expression value, int register, OpCode op, int position)
    {
        int mark = _next;
        EnterScope(scope);
        int source = Expr(value);
        _code.At(value.Position);
        _code.Emit(op, register, source);
        Release(mark);
        foreach (Variable variable in scope.Variables)
        {
            variable.Register = -1;
        }
    }

    private void BindTurn(Scope scope, Node target, int value)
    {
        EnterScope(scope);
        if (target is VariableDeclaration declaration)
        {
            if (declaration.Declarators[0].Target is Identifier name)
            {
                Declare(name, value);
            }
            else
            {
                Destructure(declaration.Declarators[0].Target, value, declares: true);
            }
        }
        else
        {
            Destructure((Expression)target, value, declares: false);
        }
    }

    private void CompileForOf(ForOfStatement loop, IReadOnlyList<string> labels)
    {
        ResetCompletion();
        int iterator = Temporary();
        CompileIterated(loop.Scope, loop.Iterable, iterator, loop.IsAwait ? OpCode.GetAsyncIterator : OpCode.GetIterator, loop.Position);
        int before = _code.Instructions;
        (int end, int next) = EnterLoop(labels);
        _code.Place(next);
        int mark = _next;
        int value = Temporary();
        _code.At(loop.Iterable.Position);
        if (loop.IsAwait)
        {
            _code.Emit(OpCode.AsyncIteratorNext, value, iterator);
            _code.Emit(OpCode.Await, value, value);
            _code.Emit(OpCode.AsyncIteratorStep, value, iterator, value);
            _code.Target(end);
        }
        else
        {
            _code.Emit(OpCode.IteratorNext, value, iterator);
            _code.Target(end);
        }

        int start = _code.Offset;
        _control.Insert(_control.Count - 1, new ControlEntry(ControlKind.Iterator) { Register = iterator, IsAsync = loop.IsAwait });
        BindTurn(loop.Scope, loop.Target, value);
        Compile(loop.Body, []);
        JumpBack(next, before);
        int stop = _code.Offset;
        Release(mark);
        LeaveLoop();

        // A break arrives here with the iterator still open; the regular end comes with a closed one, for which closing does nothing.
        _control.RemoveAt(_control.Count - 1);
        int done = _code.NewLabel();
        CloseOnThrow(start, stop, iterator, loop.IsAwait);
        _code.Place(end);
        EmitIteratorClose(iterator, loop.IsAwait);
        _code.Place(done);
    }

    /// <summary>Closes the iterator when the code of a region throws, and throws on.</summary>
    private void CloseOnThrow(int start, int stop, int iterator, bool isAsync)
    {
        int mark = _next;
        int exception = Temporary();
        _code.Protect(start, stop, _code.Offset, exception);
        if (!isAsync)
        {
            _code.Emit(OpCode.IteratorCloseQuietly, iterator);
            _code.Emit(OpCode.Throw, exception);
            Release(mark);
            return;
        }

        int rethrow = _code.NewLabel();
        int result = Temporary();
        int from = _code.Offset;
        _code.Emit(OpCode.AsyncIteratorClose, result, iterator);
        _code.Target(rethrow);
        _code.Emit(OpCode.Await, result, result);
        _code.Protect(from, _code.Offset, _code.Offset, result);
        _code.Place(rethrow);
        _code.Emit(OpCode.Throw, exception);
        Release(mark);
    }

    private void EmitIteratorClose(int iterator, bool isAsync)
    {
        if (!isAsync)
        {
            _code.Emit(OpCode.IteratorClose, iterator);
            return;
        }

        int mark = _next;
        int none = _code.NewLabel();
        int result = Temporary();
        _code.Emit(OpCode.AsyncIteratorClose, result, iterator);
        _code.Target(none);
        _code.Emit(OpCode.Await, result, result);
        _code.Emit(OpCode.RequireObjectResult, result);
        _code.Place(none);
        Release(mark);
    }
}
