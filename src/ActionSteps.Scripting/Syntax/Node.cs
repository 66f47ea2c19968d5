namespace ActionSteps.Scripting.Syntax;

/// <summary>A node of the syntax tree.</summary>
internal abstract class Node(NodeKind kind, int position)
{
    internal NodeKind Kind { get; } = kind;

    /// <summary>Offset in the source, in UTF-16 units.</summary>
    internal int Position { get; } = position;
}
