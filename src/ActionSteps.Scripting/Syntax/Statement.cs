namespace ActionSteps.Scripting.Syntax;

/// <summary>A node that is executed.</summary>
internal abstract class Statement(NodeKind kind, int position)
    : Node(kind, position);
