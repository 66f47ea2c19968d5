namespace ActionSteps.Scripting.Syntax;

/// <summary><c>f(a, ...b)</c>, also <c>super(a)</c>.</summary>
internal sealed class CallExpression(int position, Expression callee, IReadOnlyList<Expression> arguments, bool isOptional)
    : Expression(NodeKind.CallExpression, position)
{
    internal Expression Callee { get; } = callee;

    internal IReadOnlyList<Expression> Arguments { get; } = arguments;

    internal bool IsOptional { get; } = isOptional;
}
