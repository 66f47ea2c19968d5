namespace ActionSteps.Scripting.Syntax;

/// <summary>The whole of a chain with <c>?.</c>: what is skipped when a part is nullish.</summary>
internal sealed class OptionalChain(int position, Expression expression)
    : Expression(NodeKind.OptionalChain, position)
{
    internal Expression Expression { get; } = expression;
}
