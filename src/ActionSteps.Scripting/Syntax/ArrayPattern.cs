namespace ActionSteps.Scripting.Syntax;

/// <summary><c>[a = 1, , ...b]</c> on the left of an assignment.</summary>
internal sealed class ArrayPattern(int position, IReadOnlyList<PatternElement?> elements, Expression? rest)
    : Expression(NodeKind.ArrayPattern, position)
{
    internal IReadOnlyList<PatternElement?> Elements { get; } = elements;

    internal Expression? Rest { get; } = rest;
}
