namespace ActionSteps.Scripting.Syntax;

/// <summary><c>{ a, b: c = 1, ...d }</c> on the left of an assignment.</summary>
internal sealed class ObjectPattern(int position, IReadOnlyList<PropertyPattern> properties, Expression? rest)
    : Expression(NodeKind.ObjectPattern, position)
{
    internal IReadOnlyList<PropertyPattern> Properties { get; } = properties;

    internal Expression? Rest { get; } = rest;
}
