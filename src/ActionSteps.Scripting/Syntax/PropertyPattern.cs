namespace ActionSteps.Scripting.Syntax;

/// <summary>A member of an object pattern.</summary>
internal sealed class PropertyPattern(int position, Expression key, bool isComputed, PatternElement element)
    : Node(NodeKind.PropertyPattern, position)
{
    internal Expression Key { get; } = key;

    internal bool IsComputed { get; } = isComputed;

    internal PatternElement Element { get; } = element;
}
