namespace ActionSteps.Scripting.Syntax;

/// <summary><c>new.target</c>.</summary>
internal sealed class NewTarget(int position)
    : Expression(NodeKind.NewTarget, position);
