namespace ActionSteps.Scripting.Syntax;

/// <summary>An expression on its own.</summary>
internal sealed class ExpressionStatement(int position, Expression expression)
    : Statement(NodeKind.ExpressionStatement, position)
{
    internal Expression Expression { get; } = expression;
}
