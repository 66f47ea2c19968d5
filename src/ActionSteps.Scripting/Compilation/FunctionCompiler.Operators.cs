namespace ActionSteps.Scripting.Compilation;

/// <content>Operators and branches.</content>
internal sealed partial class FunctionCompiler
{
    private static OpCode Operation(TokenKind kind) => kind switch
    {
        TokenKind.Plus or TokenKind.PlusAssign => OpCode.Add,
        TokenKind.Minus or TokenKind.MinusAssign => OpCode.Subtract,
        TokenKind.Star or TokenKind.StarAssign => OpCode.Multiply,
        TokenKind.Slash or TokenKind.SlashAssign => OpCode.Divide,
        TokenKind.Percent or TokenKind.PercentAssign => OpCode.Remainder,
        TokenKind.Power or TokenKind.PowerAssign => OpCode.Power,
        TokenKind.And or TokenKind.AndAssign => OpCode.BitAnd,
        TokenKind.Or or TokenKind.OrAssign => OpCode.BitOr,
        TokenKind.Xor or TokenKind.XorAssign => OpCode.BitXor,
        TokenKind.ShiftLeft or TokenKind.ShiftLeftAssign => OpCode.ShiftLeft,
        TokenKind.ShiftRight or TokenKind.ShiftRightAssign => OpCode.ShiftRight,
        TokenKind.ShiftRightUnsigned or TokenKind.ShiftRightUnsignedAssign => OpCode.ShiftRightUnsigned,
        TokenKind.Equal => OpCode.Equal,
        TokenKind.NotEqual => OpCode.NotEqual,
        TokenKind.StrictEqual => OpCode.StrictEqual,
        TokenKind.StrictNotEqual => OpCode.StrictNotEqual,
        TokenKind.Less => OpCode.Less,
        TokenKind.Greater => OpCode.Greater,
        TokenKind.LessEqual => OpCode.LessEqual,
        TokenKind.GreaterEqual => OpCode.GreaterEqual,
        TokenKind.InstanceOf => OpCode.InstanceOf,
        TokenKind.In => OpCode.In,
        _ => throw new InvalidOperationException($"{kind} is no operator."),
    };

    private void CompileBinary(BinaryExpression binary, int target)
    {
        // A long chain of one operator is deep on its left side only: walk it instead of recursing.
        if (binary.Left is not BinaryExpression)
        {
            int mark = _next;
            int operand = Stable(binary.Left, binary.Right);
            int right = Expr(binary.Right);
            _code.At(binary.Position);
            _code.Emit(Operation(binary.Operator), target, operand, right);
            Release(mark);
            return;
        }

        if (TryCompileText(binary, target))
        {
            return;
        }

        var chain = new Stack<BinaryExpression>();
        Expression first = binary;
        while (first is BinaryExpression inner)
        {
            chain.Push(inner);
            first = inner.Left;
        }

        int firstTemporary = _next;
        int left = Stable(first, chain.Peek().Right);
        while (chain.TryPop(out BinaryExpression? step))
        {
            int mark = _next;
            OpCode? withInt = WithInt(Operation(step.Operator), step.Right);
            int right = withInt is null ? Expr(step.Right) : (int)((NumberLiteral)step.Right).Value;
            _code.At(step.Position);
            int result = chain.Count == 0 ? target : left >= firstTemporary ? left : -1;
            Release(mark);
            if (result < 0)
            {
                result = Temporary();
            }

            _code.Emit(withInt ?? Operation(step.Operator), result, left, right);
            left = result;
        }
    }

    /// <summary>The form of an operation that has a small integer in the instruction, if there is one.</summary>
    private static OpCode? WithInt(OpCode op, Expression right) => right is not NumberLiteral { Value: var value } || !IsSmall(value) ? null : op switch
    {
        OpCode.Add => OpCode.AddInt,
        OpCode.Subtract => OpCode.SubtractInt,
        OpCode.Multiply => OpCode.MultiplyInt,
        OpCode.Remainder => OpCode.RemainderInt,
        OpCode.BitAnd => OpCode.BitAndInt,
        OpCode.BitOr => OpCode.BitOrInt,
        OpCode.ShiftLeft => OpCode.ShiftLeftInt,
        OpCode.ShiftRight => OpCode.ShiftRightInt,
        OpCode.ShiftRightUnsigned => OpCode.ShiftRightUnsignedInt,
        _ => null,
    };

    private static bool IsSmall(double value) => value == (int)value && BitConverter.DoubleToInt64Bits(value) != BitConverter.DoubleToInt64Bits(-0.0);

    private void CompileUnary(UnaryExpression unary, int target)
    {
        switch (unary.Operator)
        {
            case TokenKind.Delete:
                CompileDelete(unary, target);
                return;
            case TokenKind.TypeOf when unary.Operand is Identifier { Variable: null } global:
                _code.At(unary.Position);
                _code.Emit(OpCode.LoadGlobalOrUndefined, target, _code.Name(global.Name));
                _code.Emit(OpCode.TypeOf, target, target);
                return;
            case TokenKind.Minus when unary.Operand is NumberLiteral number:
                LoadNumber(-number.Value, target);
                return;
            case TokenKind.Void:
                Effect(unary.Operand);
                _code.Emit(OpCode.LoadUndefined, target);
                return;
            default:
                int operand = Expr(unary.Operand);
                _code.At(unary.Position);
                OpCode op = unary.Operator switch
                {
                    TokenKind.TypeOf => OpCode.TypeOf,
                    TokenKind.Minus => OpCode.Negate,
                    TokenKind.Plus => OpCode.ToNumber,
                    TokenKind.Tilde => OpCode.BitNot,
                    _ => OpCode.Not,
                };
                _code.Emit(op, target, operand);
                return;
        }
    }

    private void CompileDelete(UnaryExpression unary, int target)
    {
        Expression operand = unary.Operand;
        if (operand is OptionalChain chain)
        {
            CompileDeleteChain(chain, target);
            return;
        }

        DeleteReference(operand, unary.Position, target);
    }

    private void DeleteReference(Expression operand, int position, int target)
    {
        switch (operand)
        {
            case MemberExpression { Object: SuperReference } or IndexExpression { Object: SuperReference }:
                LoadThis(target, position);
                if (operand is IndexExpression computed)
                {
                    Expr(computed.Index);
                }

                _code.At(position);
                _code.Emit(OpCode.ThrowError, NameConstant("Unsupported reference to 'super'"), 1);
                break;
            case MemberExpression member:
                int owner = LinkObject(member.Object, member.IsOptional);
                int name = Temporary();
                _code.Emit(OpCode.LoadConst, name, _code.Constant(member.Name));
                _code.At(position);
                _code.Emit(OpCode.DeleteElement, target, owner, name);
                break;
            case IndexExpression index:
                int holder = LinkObject(index.Object, index.IsOptional);
                int key = Expr(index.Index);
                _code.At(position);
                _code.Emit(OpCode.DeleteElement, target, holder, key);
                break;
            case Identifier { Variable: null } global:
                _code.Emit(OpCode.DeleteGlobal, target, _code.Name(global.Name));
                break;
            case Identifier:
                _code.Emit(OpCode.LoadConst, target, _code.Constant(JsValue.False));
                break;
            default:
                Effect(operand);
                _code.Emit(OpCode.LoadConst, target, _code.Constant(JsValue.True));
                break;
        }
    }

    private void CompileUpdate(UpdateExpression update, int target, bool isUsed)
    {
        OpCode op = update.IsIncrement ? OpCode.Increment : OpCode.Decrement;
        bool wantsOld = isUsed && !update.IsPrefix;
        if (update.Target is Identifier name && IsRegister(name) && name.Variable!.Kind is not (VariableKind.Const or VariableKind.FunctionName))
        {
            int variable = name.Variable.Register;
            _code.At(update.Position);
            if (wantsOld)
            {
                if (target == variable)
                {
                    // i = i++ keeps the old value.
                    _code.Emit(OpCode.ToNumeric, variable, variable);
                    return;
                }

                _code.Emit(OpCode.ToNumeric, target, variable);
                _code.Emit(op, variable, target);
                return;
            }

            _code.Emit(op, variable, variable);
            if (isUsed)
            {
                Move(target, variable);
            }

            return;
        }

        Reference reference = CompileReference(update.Target);
        if (reference.Kind == ReferenceKind.Index)
        {
            reference = WithPropertyKey(reference);
        }

        int value = Temporary();
        LoadReference(reference, value);
        _code.At(update.Position);
        int result = value;
        if (wantsOld)
        {
            _code.Emit(OpCode.ToNumeric, value, value);
            result = Temporary();
        }

        _code.Emit(op, result, value);
        StoreReference(reference, result);
        if (isUsed)
        {
            Move(target, value);
        }
    }

    private void CompileLogical(LogicalExpression logical, int target)
    {
        int value = Temporary();
        ExprTo(logical.Left, value);
        int end = _code.NewLabel();
        switch (logical.Operator)
        {
            case TokenKind.LogicalAnd:
                _code.JumpIf(OpCode.JumpIfFalse, value, end);
                break;
            case TokenKind.LogicalOr:
                _code.JumpIf(OpCode.JumpIfTrue, value, end);
                break;
            default:
                int isNullish = _code.NewLabel();
                _code.JumpIf(OpCode.JumpIfNullish, value, isNullish);
                _code.Jump(end);
                _code.Place(isNullish);
                break;
        }

        ExprTo(logical.Right, value);
        _code.Place(end);
        Move(target, value);
    }

    private void CompileConditional(ConditionalExpression conditional, int target)
    {
        int value = Temporary();
        int otherwise = _code.NewLabel();
        int end = _code.NewLabel();
        Branch(conditional.Test, jumpWhen: false, otherwise);
        ExprTo(conditional.Consequent, value);
        _code.Jump(end);
        _code.Place(otherwise);
        ExprTo(conditional.Alternate, value);
        _code.Place(end);
        Move(target, value);
    }

    /// <summary>Jumps when the truth of the test is as said, else goes on.</summary>
    private void Branch(Expression test, bool jumpWhen, int label)
    {
        int mark = _next;
        switch (test)
        {
            case UnaryExpression { Operator: TokenKind.Not } negation:
                Branch(negation.Operand, !jumpWhen, label);
                break;
            case LogicalExpression { Operator: TokenKind.LogicalAnd or TokenKind.LogicalOr } logical:
                bool jumpsOnFirst = (logical.Operator == TokenKind.LogicalOr) == jumpWhen;
                if (jumpsOnFirst)
                {
                    Branch(logical.Left, jumpWhen, label);
                    Branch(logical.Right, jumpWhen, label);
                }
                else
                {
                    int skip = _code.NewLabel();
                    Branch(logical.Left, !jumpWhen, skip);
                    Branch(logical.Right, jumpWhen, label);
                    _code.Place(skip);
                }

                break;
            case BinaryExpression binary when FusedBranch(binary.Operator, jumpWhen) is { } op:
                int left = Stable(binary.Left, binary.Right);
                if (binary.Right is NumberLiteral { Value: var number } && IsSmall(number))
                {
                    _code.At(binary.Position);
                    _code.Emit(FusedWithInt(op), left, (int)number);
                }
                else
                {
                    int right = Expr(binary.Right);
                    _code.At(binary.Position);
                    _code.Emit(op, left, right);
                }

                _code.Target(label);
                break;
            default:
                _code.JumpIf(jumpWhen ? OpCode.JumpIfTrue : OpCode.JumpIfFalse, Expr(test), label);
                break;
        }

        Release(mark);
    }

    private static OpCode? FusedBranch(TokenKind kind, bool jumpWhen) => (kind, jumpWhen) switch
    {
        (TokenKind.Less, true) => OpCode.JumpIfLess,
        (TokenKind.Less, false) => OpCode.JumpIfNotLess,
        (TokenKind.LessEqual, true) => OpCode.JumpIfLessEqual,
        (TokenKind.LessEqual, false) => OpCode.JumpIfNotLessEqual,
        (TokenKind.Greater, true) => OpCode.JumpIfGreater,
        (TokenKind.Greater, false) => OpCode.JumpIfNotGreater,
        (TokenKind.GreaterEqual, true) => OpCode.JumpIfGreaterEqual,
        (TokenKind.GreaterEqual, false) => OpCode.JumpIfNotGreaterEqual,
        (TokenKind.StrictEqual, true) or (TokenKind.StrictNotEqual, false) => OpCode.JumpIfStrictEqual,
        (TokenKind.StrictEqual, false) or (TokenKind.StrictNotEqual, true) => OpCode.JumpIfNotStrictEqual,
        _ => null,
    };

    private static OpCode FusedWithInt(OpCode op) => op switch
    {
        OpCode.JumpIfStrictEqual => OpCode.JumpIfStrictEqualInt,
        OpCode.JumpIfNotStrictEqual => OpCode.JumpIfNotStrictEqualInt,
        _ => op - OpCode.JumpIfLess + OpCode.JumpIfLessInt,
    };
}
