namespace ActionSteps.Scripting.Syntax;

/// <summary>A node that has a value, or is the target of an assignment.</summary>
internal abstract class Expression(NodeKind kind, int position)
    : Node(kind, position)
{
    /// <summary>Between parentheses: no longer a pattern, nor the first part of an optional chain.</summary>
    internal bool IsParenthesized { get; set; }
}
