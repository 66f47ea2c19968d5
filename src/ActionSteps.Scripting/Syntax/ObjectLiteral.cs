namespace ActionSteps.Scripting.Syntax;

/// <summary><c>{ a, b: 1, [c]: 2, ...d }</c>.</summary>
internal sealed class ObjectLiteral(int position, IReadOnlyList<PropertyNode> properties)
    : Expression(NodeKind.ObjectLiteral, position)
{
    internal IReadOnlyList<PropertyNode> Properties { get; } = properties;
}
