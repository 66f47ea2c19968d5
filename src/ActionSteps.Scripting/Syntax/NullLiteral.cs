namespace ActionSteps.Scripting.Syntax;

/// <summary><c>null</c>.</summary>
internal sealed class NullLiteral(int position)
    : Expression(NodeKind.NullLiteral, position);
