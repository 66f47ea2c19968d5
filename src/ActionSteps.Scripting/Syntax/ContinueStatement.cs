namespace ActionSteps.Scripting.Syntax;

/// <summary><c>continue</c>.</summary>
internal sealed class ContinueStatement(int position, string? label)
    : Statement(NodeKind.ContinueStatement, position)
{
    internal string? Label { get; } = label;
}
