namespace ActionSteps.Scripting.Syntax;

/// <summary><c>new F(a)</c>.</summary>
internal sealed class NewExpression(int position, Expression callee, IReadOnlyList<Expression> arguments)
    : Expression(NodeKind.NewExpression, position)
{
    internal Expression Callee { get; } = callee;

    internal IReadOnlyList<Expression> Arguments { get; } = arguments;
}
