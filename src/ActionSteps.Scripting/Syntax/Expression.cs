namespace ActionSteps.Scripting.Syntax;

/// <summary>A node that has a value, or is the target of an assignment.</summary>
internal abstract class Expression(NodeKind kind, int position)
    : Node(kind, position);
