namespace ActionSteps.Scripting.Compilation;

/// <content>Expressions.</content>
internal sealed partial class Resolver
{
    private void Visit(Expression expression)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw ScriptSyntaxException.At(_source, expression.Position, "The source is nested too deeply");
        }

        switch (expression.Kind)
        {
            case NodeKind.Identifier:
                Name((Identifier)expression);
                break;
            case NodeKind.ThisExpression:
                UseHidden(HiddenNames.This, expression.Position);
                break;
            case NodeKind.NewTarget:
                UseHidden(HiddenNames.NewTarget, expression.Position);
                break;
            case NodeKind.SuperReference:
                UseHidden(HiddenNames.This, expression.Position);
                break;
            case NodeKind.TemplateLiteral:
                All(((TemplateLiteral)expression).Values);
                break;
            case NodeKind.TaggedTemplate:
                Visit(((TaggedTemplate)expression).Tag);
                All(((TaggedTemplate)expression).Template.Values);
                break;
            case NodeKind.ArrayLiteral:
                All(((ArrayLiteral)expression).Elements);
                break;
            case NodeKind.ObjectLiteral:
                IReadOnlyList<PropertyNode> properties = ((ObjectLiteral)expression).Properties;
                for (int i = 0; i < properties.Count; i++)
                {
                    PropertyNode property = properties[i];
                    if (property.IsComputed)
                    {
                        Visit(property.Key);
                    }

                    Visit(property.Value);
                }

                break;
            case NodeKind.FunctionExpression:
                Function(((FunctionExpression)expression).Function);
                break;
            case NodeKind.ClassExpression:
                Class(((ClassExpression)expression).Class);
                break;
            case NodeKind.UnaryExpression:
                var unary = (UnaryExpression)expression;
                Visit(unary.Operand);
                if (unary is { Operator: TokenKind.TypeOf, Operand: Identifier { Variable: null } asked })
                {
                    _free.Declare(asked.Name);
                }

                break;
            case NodeKind.UpdateExpression:
                Visit(((UpdateExpression)expression).Target);
                break;
            case NodeKind.BinaryExpression:
                var binary = (BinaryExpression)expression;
                Visit(binary.Left);
                Visit(binary.Right);
                break;
            case NodeKind.LogicalExpression:
                var logical = (LogicalExpression)expression;
                Visit(logical.Left);
                Visit(logical.Right);
                break;
            case NodeKind.AssignmentExpression:
                var assignment = (AssignmentExpression)expression;
                if (assignment.Target is Identifier name)
                {
                    Visit(assignment.Value);
                    Name(name, isWrite: true);
                }
                else
                {
                    Target(assignment.Target, declares: false);
                    Visit(assignment.Value);
                }

                break;
            case NodeKind.ConditionalExpression:
                var conditional = (ConditionalExpression)expression;
                Visit(conditional.Test);
                Visit(conditional.Consequent);
                Visit(conditional.Alternate);
                break;
            case NodeKind.CallExpression:
                Call((CallExpression)expression);
                break;
            case NodeKind.NewExpression:
                Visit(((NewExpression)expression).Callee);
                All(((NewExpression)expression).Arguments);
                break;
            case NodeKind.MemberExpression:
                Visit(((MemberExpression)expression).Object);
                break;
            case NodeKind.IndexExpression:
                Visit(((IndexExpression)expression).Object);
                Visit(((IndexExpression)expression).Index);
                break;
            case NodeKind.PrivateMemberExpression:
                Visit(((PrivateMemberExpression)expression).Object);
                Private(((PrivateMemberExpression)expression).Name);
                break;
            case NodeKind.PrivateInExpression:
                Private(((PrivateInExpression)expression).Name);
                Visit(((PrivateInExpression)expression).Right);
                break;
            case NodeKind.OptionalChain:
                Visit(((OptionalChain)expression).Expression);
                break;
            case NodeKind.SequenceExpression:
                All(((SequenceExpression)expression).Expressions);
                break;
            case NodeKind.SpreadElement:
                Visit(((SpreadElement)expression).Argument);
                break;
            case NodeKind.YieldExpression:
                Optional(((YieldExpression)expression).Argument);
                break;
            case NodeKind.AwaitExpression:
                Visit(((AwaitExpression)expression).Argument);
                break;
            case NodeKind.ArrayPattern or NodeKind.ObjectPattern:
                Target(expression, declares: false);
                break;
            default:
                break;
        }
    }

    private void Call(CallExpression call)
    {
        Visit(call.Callee);
        All(call.Arguments);
        if (call.Callee is SuperReference)
        {
            UseHidden(HiddenNames.This, call.Position);
            UseHidden(HiddenNames.NewTarget, call.Position);
            UseHidden(HiddenNames.ActiveFunction, call.Position);
        }
    }

    private void All(IReadOnlyList<Expression?> expressions)
    {
        for (int i = 0; i < expressions.Count; i++)
        {
            Optional(expressions[i]);
        }
    }
}
