namespace ActionSteps.Scripting.Syntax;

/// <summary>A node of the syntax tree.</summary>
internal abstract class Node(NodeKind kind, int position)
{
    internal NodeKind Kind { get; } = kind;

    /// <summary>Offset in the source, in UTF-16 units.</summary>
    internal int Position { get; } = position;

    /// <summary>An expression between parentheses: no longer a pattern, nor the first part of an optional chain. Here, where it takes no room.</summary>
    internal bool IsParenthesized { get; set; }
}
