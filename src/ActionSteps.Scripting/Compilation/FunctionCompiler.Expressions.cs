namespace ActionSteps.Scripting.Compilation;

/// <content>Expressions: the two ways to ask for a value, and the simple kinds.</content>
internal sealed partial class FunctionCompiler
{
    /// <summary>Answers a register that holds the value: that of a local variable, which must not be written, or a new temporary.</summary>
    private int Expr(Expression expression)
    {
        if (expression is Identifier name && IsRegister(name))
        {
            return name.Variable!.Register;
        }

        if (expression is ThisExpression && Hidden(HiddenNames.This) is { IsCaptured: false } self && IsOwn(self) && _node.FunctionKind != FunctionKind.DerivedConstructor)
        {
            return self.Register;
        }

        return ExprNew(expression);
    }

    private int ExprNew(Expression expression)
    {
        int register = Temporary();
        ExprTo(expression, register);
        return register;
    }

    /// <summary>Like <see cref="Expr"/>, but safe from what is evaluated before the value is used.</summary>
    private int Stable(Expression expression, params ReadOnlySpan<Expression?> later)
    {
        if (expression is Identifier name && IsRegister(name))
        {
            foreach (Expression? other in later)
            {
                if (other is not null && !IsPure(other, 4))
                {
                    return ExprNew(expression);
                }
            }
        }

        return Expr(expression);
    }

    /// <summary>Whether an expression certainly assigns to no local variable (calls cannot: what closures see is in cells).</summary>
    private static bool IsPure(Expression expression, int depth)
    {
        if (depth == 0)
        {
            return false;
        }

        switch (expression)
        {
            case NumberLiteral or StringLiteral or BooleanLiteral or NullLiteral or Identifier or ThisExpression:
                return true;
            case MemberExpression member:
                return IsPure(member.Object, depth - 1);
            case IndexExpression index:
                return IsPure(index.Object, depth - 1) && IsPure(index.Index, depth - 1);
            case BinaryExpression binary:
                return IsPure(binary.Left, depth - 1) && IsPure(binary.Right, depth - 1);
            case LogicalExpression logical:
                return IsPure(logical.Left, depth - 1) && IsPure(logical.Right, depth - 1);
            case UnaryExpression unary:
                return IsPure(unary.Operand, depth - 1);
            case CallExpression call:
                for (int i = 0; i < call.Arguments.Count; i++)
                {
                    if (!IsPure(call.Arguments[i], depth - 1))
                    {
                        return false;
                    }
                }

                return IsPure(call.Callee, depth - 1);
            default:
                return false;
        }
    }

    /// <summary>Whether the code of an expression writes its register only at its end, so that it may be a variable that it reads.</summary>
    private static bool WritesLast(Expression expression) => expression.Kind is NodeKind.NumberLiteral or NodeKind.StringLiteral
        or NodeKind.BooleanLiteral or NodeKind.NullLiteral or NodeKind.Identifier or NodeKind.BinaryExpression or NodeKind.CallExpression
        or NodeKind.MemberExpression or NodeKind.IndexExpression or NodeKind.FunctionExpression or NodeKind.NewExpression or NodeKind.UnaryExpression;

    private void ExprTo(Expression expression, int target)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw ScriptSyntaxException.At(_source.Text, expression.Position, "The source is nested too deeply");
        }

        int mark = _next;
        switch (expression.Kind)
        {
            case NodeKind.NumberLiteral:
                LoadNumber(((NumberLiteral)expression).Value, target);
                break;
            case NodeKind.StringLiteral:
                _code.Emit(OpCode.LoadConst, target, _code.Constant(((StringLiteral)expression).Value));
                break;
            case NodeKind.BigIntLiteral:
                _code.Emit(OpCode.LoadConst, target, _code.Constant(((BigIntLiteral)expression).Value));
                break;
            case NodeKind.BooleanLiteral:
                _code.Emit(OpCode.LoadConst, target, _code.Constant(((BooleanLiteral)expression).Value));
                break;
            case NodeKind.NullLiteral:
                _code.Emit(OpCode.LoadConst, target, _code.Constant(JsValue.Null));
                break;
            case NodeKind.RegExpLiteral:
                var pattern = (RegExpLiteral)expression;
                _code.At(expression.Position);
                _code.Emit(OpCode.NewRegExp, target, _code.Constant(pattern.Program));
                break;
            case NodeKind.TemplateLiteral:
                CompileTemplate((TemplateLiteral)expression, target);
                break;
            case NodeKind.TaggedTemplate:
                CompileTagged((TaggedTemplate)expression, target);
                break;
            case NodeKind.Identifier:
                LoadName((Identifier)expression, target);
                break;
            case NodeKind.ThisExpression:
                LoadThis(target, expression.Position);
                break;
            case NodeKind.NewTarget:
                LoadVariable(Hidden(HiddenNames.NewTarget), target, mayBeDead: false);
                break;
            case NodeKind.ArrayLiteral:
                CompileArray((ArrayLiteral)expression, target);
                break;
            case NodeKind.ObjectLiteral:
                CompileObject((ObjectLiteral)expression, target);
                break;
            case NodeKind.FunctionExpression:
                FunctionNode function = ((FunctionExpression)expression).Function;
                EmitClosure(function, function.Name, target);
                break;
            case NodeKind.ClassExpression:
                ClassNode node = ((ClassExpression)expression).Class;
                CompileClass(node, target, node.Name?.Name ?? "");
                break;
            case NodeKind.UnaryExpression:
                CompileUnary((UnaryExpression)expression, target);
                break;
            case NodeKind.UpdateExpression:
                CompileUpdate((UpdateExpression)expression, target, isUsed: true);
                break;
            case NodeKind.BinaryExpression:
                CompileBinary((BinaryExpression)expression, target);
                break;
            case NodeKind.LogicalExpression:
                CompileLogical((LogicalExpression)expression, target);
                break;
            case NodeKind.AssignmentExpression:
                Move(target, CompileAssignment((AssignmentExpression)expression));
                break;
            case NodeKind.ConditionalExpression:
                CompileConditional((ConditionalExpression)expression, target);
                break;
            case NodeKind.CallExpression:
                CompileCall((CallExpression)expression, target, -1);
                break;
            case NodeKind.NewExpression:
                CompileNew((NewExpression)expression, target);
                break;
            case NodeKind.MemberExpression or NodeKind.IndexExpression or NodeKind.PrivateMemberExpression:
                CompileMember(expression, target, thisRegister: -1, -1);
                break;
            case NodeKind.PrivateInExpression:
                var test = (PrivateInExpression)expression;
                int operand = Expr(test.Right);
                _code.At(expression.Position);
                _code.Emit(OpCode.HasPrivate, target, Value(test.Name.Variable!), operand);
                break;
            case NodeKind.OptionalChain:
                CompileChain((OptionalChain)expression, target, thisRegister: -1);
                break;
            case NodeKind.SequenceExpression:
                CompileSequence((SequenceExpression)expression, target);
                break;
            case NodeKind.YieldExpression:
                CompileYield((YieldExpression)expression, target);
                break;
            case NodeKind.AwaitExpression:
                int awaited = Expr(((AwaitExpression)expression).Argument);
                _code.At(expression.Position);
                _code.Emit(OpCode.Await, target, awaited);
                break;
            default:
                throw new InvalidOperationException($"{expression.Kind} is not an expression.");
        }

        Release(Math.Max(mark, 0));
    }

    /// <summary>Evaluates for the effect only.</summary>
    private void Effect(Expression expression)
    {
        int mark = _next;
        switch (expression)
        {
            case UpdateExpression update:
                CompileUpdate(update, Temporary(), isUsed: false);
                break;
            case AssignmentExpression assignment:
                CompileAssignment(assignment);
                break;
            default:
                Expr(expression);
                break;
        }

        Release(mark);
    }

    private void Move(int target, int source)
    {
        if (target != source)
        {
            _code.Emit(OpCode.Move, target, source);
        }
    }

    private void LoadNumber(double value, int target)
    {
        if (value == (int)value && BitConverter.DoubleToInt64Bits(value) != BitConverter.DoubleToInt64Bits(-0.0))
        {
            _code.Emit(OpCode.LoadInt, target, (int)value);
        }
        else
        {
            _code.Emit(OpCode.LoadConst, target, _code.Constant(value));
        }
    }

    /// <summary>Evaluates a value that takes the name of its target when it is a function or class without one.</summary>
    private void NamedExprTo(Expression expression, int target, Expression named)
    {
        if (named is Identifier { IsParenthesized: false } name)
        {
            NamedExprTo(expression, target, name.Name);
        }
        else
        {
            ExprTo(expression, target);
        }
    }

    private void NamedExprTo(Expression expression, int target, string name)
    {
        switch (expression)
        {
            case FunctionExpression { Function: { Name: "", SelfName: null } function }:
                EmitClosure(function, name, target);
                break;
            case ClassExpression { Class: { Name: null } node }:
                CompileClass(node, target, name);
                break;
            default:
                ExprTo(expression, target);
                break;
        }
    }

    private static bool IsAnonymous(Expression expression) =>
        expression is FunctionExpression { Function: { Name: "", SelfName: null } } or ClassExpression { Class.Name: null };

    private void EmitClosure(FunctionNode function, string name, int target, int home = -1)
    {
        FunctionCode code = CompileInner(function, name);
        _functions.Add(code);
        if (home >= 0)
        {
            _code.Emit(OpCode.ClosureMethod, target, _functions.Count - 1, home);
        }
        else
        {
            _code.Emit(OpCode.Closure, target, _functions.Count - 1);
        }
    }

    private void CompileSequence(SequenceExpression sequence, int target)
    {
        for (int i = 0; i < sequence.Expressions.Count - 1; i++)
        {
            Effect(sequence.Expressions[i]);
        }

        ExprTo(sequence.Expressions[^1], target);
    }

    private void CompileTemplate(TemplateLiteral template, int target)
    {
        int count = (template.Values.Count * 2) + 1;
        int first = Temporaries(count);
        int used = 0;
        for (int i = 0; i < template.Parts.Count; i++)
        {
            if (template.Parts[i].Cooked is { Length: > 0 } text)
            {
                _code.Emit(OpCode.LoadConst, first + used++, _code.Constant(text));
            }

            if (i < template.Values.Count)
            {
                ExprTo(template.Values[i], first + used);
                _code.At(template.Values[i].Position);
                _code.Emit(OpCode.ToText, first + used, first + used);
                used++;
            }
        }

        _code.Emit(OpCode.Concat, target, first, used);
    }

    private void CompileTagged(TaggedTemplate tagged, int target)
    {
        int start = Temporaries(2 + 1 + tagged.Template.Values.Count);
        bool hasThis = CompileCallee(tagged.Tag, start, start + 1);
        _templates.Add(tagged.Template);
        _code.Emit(OpCode.TemplateObject, start + 2, _templates.Count - 1);
        for (int i = 0; i < tagged.Template.Values.Count; i++)
        {
            ExprTo(tagged.Template.Values[i], start + 3 + i);
        }

        _code.At(tagged.Position);
        _code.Emit(OpCode.Call, target, start, 1 + tagged.Template.Values.Count, hasThis ? 1 : 0);
    }
}
