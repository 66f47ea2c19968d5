namespace ActionSteps.Scripting.Syntax;

/// <summary><c>a = b</c>, <c>a += b</c>, <c>[a] = b</c>.</summary>
internal sealed class AssignmentExpression(int position, TokenKind @operator, Expression target, Expression value)
    : Expression(NodeKind.AssignmentExpression, position)
{
    internal TokenKind Operator { get; } = @operator;

    internal Expression Target { get; } = target;

    internal Expression Value { get; } = value;
}
