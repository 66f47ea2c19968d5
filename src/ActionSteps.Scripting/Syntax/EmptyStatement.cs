namespace ActionSteps.Scripting.Syntax;

/// <summary>A lone semicolon, or <c>debugger</c>.</summary>
internal sealed class EmptyStatement(int position)
    : Statement(NodeKind.EmptyStatement, position);
