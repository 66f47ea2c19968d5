namespace ActionSteps.Scripting.Syntax;

/// <summary><c>a, b</c>.</summary>
internal sealed class SequenceExpression(int position, IReadOnlyList<Expression> expressions)
    : Expression(NodeKind.SequenceExpression, position)
{
    internal IReadOnlyList<Expression> Expressions { get; } = expressions;
}
