namespace ActionSteps.Scripting.Syntax;

/// <summary><c>a &amp;&amp; b</c>, <c>a || b</c>, <c>a ?? b</c>.</summary>
internal sealed class LogicalExpression(int position, TokenKind @operator, Expression left, Expression right)
    : Expression(NodeKind.LogicalExpression, position)
{
    internal TokenKind Operator { get; } = @operator;

    internal Expression Left { get; } = left;

    internal Expression Right { get; } = right;
}
