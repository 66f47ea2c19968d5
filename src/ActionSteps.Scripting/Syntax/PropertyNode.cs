namespace ActionSteps.Scripting.Syntax;

/// <summary>A member of an object literal.</summary>
internal sealed class PropertyNode(int position, PropertyKind propertyKind, Expression key, bool isComputed, Expression value)
    : Node(NodeKind.PropertyNode, position)
{
    internal PropertyKind PropertyKind { get; } = propertyKind;

    internal Expression Key { get; } = key;

    internal bool IsComputed { get; } = isComputed;

    internal Expression Value { get; } = value;
}
