namespace ActionSteps.Scripting.Compilation;

/// <content>Member accesses, calls and optional chains.</content>
internal sealed partial class FunctionCompiler
{
    /// <summary>Where the chain goes on when a part with <c>?.</c> is nullish; -1 outside of chains.</summary>
    private int _chainEnd = -1;

    private void CompileChain(OptionalChain chain, int target, int thisRegister)
    {
        int outer = _chainEnd;
        int isNullish = _code.NewLabel();
        int end = _code.NewLabel();
        _chainEnd = isNullish;
        CompileLink(chain.Expression, target, thisRegister);
        _chainEnd = outer;
        _code.Jump(end);
        _code.Place(isNullish);
        _code.Emit(OpCode.LoadUndefined, target);
        _code.Place(end);
    }

    private void CompileDeleteChain(OptionalChain chain, int target)
    {
        int outer = _chainEnd;
        int isNullish = _code.NewLabel();
        int end = _code.NewLabel();
        _chainEnd = isNullish;
        DeleteReference(chain.Expression, chain.Position, target);
        _chainEnd = outer;
        _code.Jump(end);
        _code.Place(isNullish);
        _code.Emit(OpCode.LoadConst, target, _code.Constant(JsValue.True));
        _code.Place(end);
    }

    private void CompileLink(Expression link, int target, int thisRegister)
    {
        if (link is CallExpression call)
        {
            CompileCall(call, target, _chainEnd);
        }
        else
        {
            CompileMember(link, target, thisRegister, _chainEnd);
        }
    }

    /// <summary>The object of a member access; inside a chain its own links are part of the chain.</summary>
    private int LinkObject(Expression expression, bool isOptional, int into = -1)
    {
        int register = into;
        bool isLink = _chainEnd >= 0 && !expression.IsParenthesized
            && expression is MemberExpression or IndexExpression or PrivateMemberExpression or CallExpression && !expression.IsParenthesized && _chainEnd >= 0;
        if (isLink)
        {
            register = into >= 0 ? into : Temporary();
            CompileLink(expression, register, -1);
        }
        else
        {
            int chain = _chainEnd;
            _chainEnd = -1;
            if (into >= 0)
            {
                ExprTo(expression, into);
            }
            else
            {
                register = Expr(expression);
            }

            _chainEnd = chain;
        }

        if (isOptional)
        {
            _code.JumpIf(OpCode.JumpIfNullish, register, _chainEnd);
        }

        return register;
    }

    /// <summary>Reads a member; leaves the object in <paramref name="thisRegister"/> when one is given, as a call needs it.</summary>
    private void CompileMember(Expression expression, int target, int thisRegister, int chainEnd)
    {
        int outer = _chainEnd;
        _chainEnd = chainEnd;
        switch (expression)
        {
            case MemberExpression { Object: SuperReference } or IndexExpression { Object: SuperReference }:
                int self = thisRegister >= 0 ? thisRegister : Temporary();
                LoadThis(self, expression.Position);
                int superKey = Temporary();
                LoadSuperKey(expression, superKey);
                _code.At(expression.Position);
                _code.Emit(OpCode.GetSuper, target, self, superKey);
                break;
            case MemberExpression member:
                int owner = LinkObject(member.Object, member.IsOptional, thisRegister);
                _code.At(expression.Position);
                EmitGet(target, owner, member.Name);
                break;
            case IndexExpression index:
                int holder = thisRegister >= 0 || _chainEnd >= 0 || index.Object is not Identifier
                    ? LinkObject(index.Object, index.IsOptional, thisRegister)
                    : Stable(index.Object, index.Index);
                _chainEnd = -1;
                int key = Expr(index.Index);
                _code.At(expression.Position);
                _code.Emit(OpCode.GetElement, target, holder, key);
                break;
            case PrivateMemberExpression member:
                int instance = LinkObject(member.Object, member.IsOptional, thisRegister);
                int name = Value(member.Name.Variable!);
                _code.At(expression.Position);
                _code.Emit(OpCode.GetPrivate, target, instance, name);
                break;
            default:
                throw new InvalidOperationException($"{expression.Kind} is no member access.");
        }

        _chainEnd = outer;
    }

    private void EmitGet(int target, int owner, JsString name)
    {
        if (name.ContentEquals(Names.Length))
        {
            _code.Emit(OpCode.GetLength, target, owner, Cache());
        }
        else
        {
            _code.Emit(OpCode.GetNamed, target, owner, _code.Name(name), Cache());
        }
    }

    /// <summary>Puts a function to call into one register and its <c>this</c>, if it has one, into the next.</summary>
    private bool CompileCallee(Expression callee, int target, int thisRegister)
    {
        switch (callee)
        {
            case MemberExpression or IndexExpression or PrivateMemberExpression:
                CompileMember(callee, target, thisRegister, callee.IsParenthesized ? -1 : _chainEnd);
                return true;
            case OptionalChain { Expression: MemberExpression or IndexExpression or PrivateMemberExpression } chain:
                _code.Emit(OpCode.LoadUndefined, thisRegister);
                CompileChain(chain, target, thisRegister);
                return true;
            case CallExpression call when _chainEnd >= 0 && !callee.IsParenthesized:
                CompileCall(call, target, _chainEnd);
                return false;
            default:
                ExprTo(callee, target);
                return false;
        }
    }

    private void CompileCall(CallExpression call, int target, int chainEnd)
    {
        if (call.Callee is SuperReference)
        {
            CompileSuperCall(call, target);
            return;
        }

        int outer = _chainEnd;
        _chainEnd = chainEnd;

        // Function, this and arguments stand side by side on top of the registers: the window of the called frame begins there.
        int first = Temporaries(2);
        bool hasThis = CompileCallee(call.Callee, first, first + 1);
        Release(first + 2);
        if (call.IsOptional)
        {
            _code.JumpIf(OpCode.JumpIfNullish, first, _chainEnd);
        }

        _chainEnd = -1;
        if (HasSpread(call.Arguments))
        {
            if (!hasThis)
            {
                _code.Emit(OpCode.LoadUndefined, first + 1);
            }

            int list = Temporary();
            CompileList(call.Arguments, list);
            _code.At(call.Position);
            _code.Emit(OpCode.CallSpread, target, first, list);
        }
        else
        {
            CompileArguments(call.Arguments);
            _code.At(call.Position);
            _code.Emit(OpCode.Call, target, first, call.Arguments.Count, hasThis ? 1 : 0);
        }

        _chainEnd = outer;
    }

    private void CompileArguments(IReadOnlyList<Expression> arguments)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            ExprNew(arguments[i]);
        }
    }

    private static bool HasSpread(IReadOnlyList<Expression?> items)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is SpreadElement)
            {
                return true;
            }
        }

        return false;
    }

    private void CompileNew(NewExpression expression, int target)
    {
        int first = Temporaries(2);
        ExprTo(expression.Callee, first);
        if (HasSpread(expression.Arguments))
        {
            int list = Temporary();
            CompileList(expression.Arguments, list);
            _code.At(expression.Position);
            _code.Emit(OpCode.NewSpread, target, first, list);
            return;
        }

        CompileArguments(expression.Arguments);
        _code.At(expression.Position);
        _code.Emit(OpCode.New, target, first, expression.Arguments.Count, 0);
    }

    private void CompileSuperCall(CallExpression call, int target)
    {
        int result = Temporary();
        int function = Temporaries(2);
        int newTarget = function + 1;
        LoadVariable(Hidden(HiddenNames.ActiveFunction), function, mayBeDead: false);
        LoadVariable(Hidden(HiddenNames.NewTarget), newTarget, mayBeDead: false);
        if (HasSpread(call.Arguments))
        {
            int list = Temporary();
            CompileList(call.Arguments, list);
            _code.At(call.Position);
            _code.Emit(OpCode.SuperCall, result, function, newTarget, list);
        }
        else
        {
            CompileArguments(call.Arguments);
            _code.At(call.Position);
            _code.Emit(OpCode.SuperNew, result, function, call.Arguments.Count, 0);
        }

        BindSuperResult(result, function);
        Move(target, result);
    }

    private void BindSuperResult(int result, int function)
    {
        Variable self = Hidden(HiddenNames.This);
        int current = Temporary();
        LoadVariable(self, current, mayBeDead: false);
        _code.Emit(OpCode.BindThis, current, result);
        Initialize(self, result);
        _code.Emit(OpCode.RunFieldInitializer, function, result);
    }
}
