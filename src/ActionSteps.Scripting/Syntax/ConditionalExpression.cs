namespace ActionSteps.Scripting.Syntax;

/// <summary><c>a ? b : c</c>.</summary>
internal sealed class ConditionalExpression(int position, Expression test, Expression consequent, Expression alternate)
    : Expression(NodeKind.ConditionalExpression, position)
{
    internal Expression Test { get; } = test;

    internal Expression Consequent { get; } = consequent;

    internal Expression Alternate { get; } = alternate;
}
