namespace ActionSteps.Scripting.Compilation;

/// <content><c>yield</c> and <c>yield*</c>.</content>
internal sealed partial class FunctionCompiler
{
    private void CompileYield(YieldExpression expression, int target)
    {
        if (expression.IsDelegate)
        {
            CompileDelegate(expression, target);
            return;
        }

        int value = Temporary();
        if (expression.Argument is null)
        {
            _code.Emit(OpCode.LoadUndefined, value);
        }
        else
        {
            ExprTo(expression.Argument, value);
        }

        _code.At(expression.Position);
        if (IsAsyncGenerator)
        {
            _code.Emit(OpCode.Await, value, value);
        }

        int next = _code.NewLabel();
        _code.Emit(OpCode.Yield, value, value);
        _code.Target(next);

        // Resumed by return(): the finally blocks around run as for a return statement.
        if (IsAsyncGenerator)
        {
            _code.Emit(OpCode.Await, value, value);
        }

        EmitReturn(value);
        _code.Place(next);
        Move(target, value);
    }

    private void CompileDelegate(YieldExpression expression, int target)
    {
        int iterator = Temporary();
        int received = Temporaries(2);
        int mode = received + 1;
        int result = Temporary();
        ExprTo(expression.Argument!, result);
        _code.At(expression.Argument!.Position);
        _code.Emit(IsAsyncGenerator ? OpCode.GetAsyncIterator : OpCode.GetIterator, iterator, result);
        _code.Emit(OpCode.LoadUndefined, received);
        _code.Emit(OpCode.LoadInt, mode, 0);
        int again = _code.NewLabel();
        int done = _code.NewLabel();
        int leave = _code.NewLabel();
        _code.Place(again);
        _code.Emit(OpCode.DelegateCall, result, iterator, received, mode);
        _code.Target(leave);
        if (IsAsyncGenerator)
        {
            _code.Emit(OpCode.Await, result, result);
        }

        _code.Emit(OpCode.DelegateStep, result);
        _code.Target(done);
        _code.Emit(OpCode.YieldDelegate, received, mode, result);
        if (IsAsyncGenerator)
        {
            AwaitReturned(received, mode);
        }

        JumpBack(again, _code.Instructions - 8);
        _code.Place(leave);
        if (IsAsyncGenerator)
        {
            _code.Emit(OpCode.Await, received, received);
        }

        EmitReturn(received);
        _code.Place(done);
        int goOn = _code.NewLabel();
        int isReturn = _code.NewLabel();
        _code.Emit(OpCode.JumpIfInt, mode, 2);
        _code.Target(isReturn);
        _code.Jump(goOn);
        _code.Place(isReturn);
        EmitReturn(result);
        _code.Place(goOn);
        Move(target, result);
    }

    // What return() hands to an async generator is awaited first; a rejection arrives as throw().
    private void AwaitReturned(int received, int mode)
    {
        int isReturn = _code.NewLabel();
        int skip = _code.NewLabel();
        _code.Emit(OpCode.JumpIfInt, mode, 2);
        _code.Target(isReturn);
        _code.Jump(skip);
        _code.Place(isReturn);
        int start = _code.Offset;
        _code.Emit(OpCode.Await, received, received);
        int end = _code.Offset;
        _code.Jump(skip);
        _code.Protect(start, end, _code.Offset, received);
        _code.Emit(OpCode.LoadInt, mode, 1);
        _code.Place(skip);
    }
}
