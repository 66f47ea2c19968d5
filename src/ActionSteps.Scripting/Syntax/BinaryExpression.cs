namespace ActionSteps.Scripting.Syntax;

/// <summary><c>a + b</c> and the like, without the logical ones.</summary>
internal sealed class BinaryExpression(int position, TokenKind @operator, Expression left, Expression right)
    : Expression(NodeKind.BinaryExpression, position)
{
    internal TokenKind Operator { get; } = @operator;

    internal Expression Left { get; } = left;

    internal Expression Right { get; } = right;
}
