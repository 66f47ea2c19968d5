namespace ActionSteps.Scripting.Syntax;

/// <summary><c>[a, , ...b]</c>; null is a hole.</summary>
internal sealed class ArrayLiteral(int position, IReadOnlyList<Expression?> elements)
    : Expression(NodeKind.ArrayLiteral, position)
{
    internal IReadOnlyList<Expression?> Elements { get; } = elements;
}
