namespace ActionSteps.Scripting.Compilation;

/// <content>Assignments.</content>
internal sealed partial class FunctionCompiler
{
    /// <summary>Evaluates object and key of a target, in order, before the value.</summary>
    private Reference CompileReference(Expression target, params ReadOnlySpan<Expression?> later)
    {
        switch (target)
        {
            case Identifier:
                return new Reference(ReferenceKind.Name, target, -1, -1);
            case MemberExpression { Object: SuperReference } or IndexExpression { Object: SuperReference }:
                int self = Temporary();
                LoadThis(self, target.Position);
                int superKey = Temporary();
                LoadSuperKey(target, superKey);
                return new Reference(ReferenceKind.Super, target, self, superKey);
            case MemberExpression member:
                return new Reference(ReferenceKind.Member, target, Stable(member.Object, later), -1);
            case IndexExpression index:
                int owner = Stable(index.Object, [index.Index, .. later]);
                return new Reference(ReferenceKind.Index, target, owner, Stable(index.Index, later));
            case PrivateMemberExpression member:
                return new Reference(ReferenceKind.Private, target, Stable(member.Object, later), Value(member.Name.Variable!));
            case CallExpression call:
                // What follows is never executed.
                int result = ExprNew(call);
                _code.At(call.Position);
                _code.Emit(OpCode.ThrowError, NameConstant("Invalid left-hand side in assignment"), 1);
                return new Reference(ReferenceKind.Index, new IndexExpression(call.Position, call, call, isOptional: false), result, result);
            default:
                throw new InvalidOperationException($"{target.Kind} is no target.");
        }
    }

    private void LoadSuperKey(Expression target, int register)
    {
        if (target is MemberExpression member)
        {
            _code.Emit(OpCode.LoadConst, register, _code.Constant(member.Name));
        }
        else
        {
            ExprTo(((IndexExpression)target).Index, register);
        }
    }

    private void LoadReference(Reference reference, int target)
    {
        _code.At(reference.Node.Position);
        switch (reference.Kind)
        {
            case ReferenceKind.Name:
                LoadName((Identifier)reference.Node, target);
                break;
            case ReferenceKind.Member:
                _code.Emit(OpCode.GetNamed, target, reference.Object, _code.Name(((MemberExpression)reference.Node).Name), Cache());
                break;
            case ReferenceKind.Index:
                _code.Emit(OpCode.GetElement, target, reference.Object, reference.Key);
                break;
            case ReferenceKind.Super:
                _code.Emit(OpCode.GetSuper, target, reference.Object, reference.Key);
                break;
            default:
                _code.Emit(OpCode.GetPrivate, target, reference.Object, reference.Key);
                break;
        }
    }

    private void StoreReference(Reference reference, int source)
    {
        _code.At(reference.Node.Position);
        switch (reference.Kind)
        {
            case ReferenceKind.Name:
                StoreName((Identifier)reference.Node, source);
                break;
            case ReferenceKind.Member:
                JsString name = ((MemberExpression)reference.Node).Name;
                _code.Emit(OpCode.SetNamed, reference.Object, _code.Name(name), source, Cache());
                break;
            case ReferenceKind.Index:
                _code.Emit(OpCode.SetElement, reference.Object, reference.Key, source);
                break;
            case ReferenceKind.Super:
                _code.Emit(OpCode.SetSuper, reference.Object, reference.Key, source);
                break;
            default:
                _code.Emit(OpCode.SetPrivate, reference.Object, reference.Key, source);
                break;
        }
    }

    /// <summary>Compiles an assignment and answers where its value is.</summary>
    private int CompileAssignment(AssignmentExpression assignment)
    {
        switch (assignment.Operator)
        {
            case TokenKind.Assign:
                return CompilePlainAssignment(assignment);
            case TokenKind.LogicalAndAssign or TokenKind.LogicalOrAssign or TokenKind.CoalesceAssign:
                return CompileLogicalAssignment(assignment);
            default:
                return CompileCompoundAssignment(assignment);
        }
    }

    private int CompilePlainAssignment(AssignmentExpression assignment)
    {
        switch (assignment.Target)
        {
            case Identifier name when IsRegister(name) && name.Variable!.Kind is not (VariableKind.Const or VariableKind.FunctionName) && WritesLast(assignment.Value):
                NamedExprTo(assignment.Value, name.Variable.Register, name);
                return name.Variable.Register;
            case Identifier name:
                int value = Temporary();
                NamedExprTo(assignment.Value, value, name);
                StoreName(name, value);
                return value;
            case ArrayPattern or ObjectPattern:
                int source = ExprNew(assignment.Value);
                Destructure(assignment.Target, source, declares: false);
                return source;
            default:
                Reference reference = CompileReference(assignment.Target, assignment.Value);
                int stored = Expr(assignment.Value);
                StoreReference(reference, stored);
                return stored;
        }
    }

    private int CompileCompoundAssignment(AssignmentExpression assignment)
    {
        OpCode op = Operation(assignment.Operator);
        if (assignment.Target is Identifier name && IsRegister(name) && name.Variable!.Kind is not (VariableKind.Const or VariableKind.FunctionName))
        {
            int variable = name.Variable.Register;
            int left = IsPure(assignment.Value, 4) ? variable : ExprNew(name);
            EmitOperation(op, variable, left, assignment);
            return variable;
        }

        Reference reference = CompileReference(assignment.Target, assignment.Value);
        if (reference.Kind == ReferenceKind.Index)
        {
            reference = WithPropertyKey(reference);
        }

        int value = Temporary();
        LoadReference(reference, value);
        EmitOperation(op, value, value, assignment);
        StoreReference(reference, value);
        return value;
    }

    private void EmitOperation(OpCode op, int target, int left, AssignmentExpression assignment)
    {
        OpCode? withInt = WithInt(op, assignment.Value);
        int right = withInt is null ? Expr(assignment.Value) : (int)((NumberLiteral)assignment.Value).Value;
        _code.At(assignment.Position);
        _code.Emit(withInt ?? op, target, left, right);
    }

    // The key is converted once although it is used twice. A number needs no conversion, but that is known only at run time.
    private Reference WithPropertyKey(Reference reference)
    {
        if (((IndexExpression)reference.Node).Index is NumberLiteral or StringLiteral)
        {
            return reference;
        }

        int key = Temporary();
        _code.Emit(OpCode.RequireObject, reference.Object, NameConstant(""));
        _code.Emit(OpCode.ToPropertyKey, key, reference.Key);
        return reference with { Key = key };
    }

    private int CompileLogicalAssignment(AssignmentExpression assignment)
    {
        Reference reference = CompileReference(assignment.Target, assignment.Value);
        if (reference.Kind == ReferenceKind.Index)
        {
            reference = WithPropertyKey(reference);
        }

        int value = Temporary();
        LoadReference(reference, value);
        int end = _code.NewLabel();
        int assign = _code.NewLabel();
        OpCode op = assignment.Operator switch
        {
            TokenKind.LogicalAndAssign => OpCode.JumpIfTrue,
            TokenKind.LogicalOrAssign => OpCode.JumpIfFalse,
            _ => OpCode.JumpIfNullish,
        };
        _code.JumpIf(op, value, assign);
        _code.Jump(end);
        _code.Place(assign);
        NamedExprTo(assignment.Value, value, assignment.Target);
        StoreReference(reference, value);
        _code.Place(end);
        return value;
    }
}
