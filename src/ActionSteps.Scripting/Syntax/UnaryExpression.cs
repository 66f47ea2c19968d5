namespace ActionSteps.Scripting.Syntax;

/// <summary><c>-a</c>, <c>typeof a</c>, <c>delete a.b</c> and the like.</summary>
internal sealed class UnaryExpression(int position, TokenKind @operator, Expression operand)
    : Expression(NodeKind.UnaryExpression, position)
{
    internal TokenKind Operator { get; } = @operator;

    internal Expression Operand { get; } = operand;
}
