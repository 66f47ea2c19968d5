namespace ActionSteps.Scripting.Syntax;

/// <summary><c>break</c>.</summary>
internal sealed class BreakStatement(int position, string? label)
    : Statement(NodeKind.BreakStatement, position)
{
    internal string? Label { get; } = label;
}
