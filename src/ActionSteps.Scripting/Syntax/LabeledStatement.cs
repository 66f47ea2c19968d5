namespace ActionSteps.Scripting.Syntax;

/// <summary><c>label: …</c>.</summary>
internal sealed class LabeledStatement(int position, string label, Statement body)
    : Statement(NodeKind.LabeledStatement, position)
{
    internal string Label { get; } = label;

    internal Statement Body { get; } = body;
}
