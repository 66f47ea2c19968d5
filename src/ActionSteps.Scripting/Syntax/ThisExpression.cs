namespace ActionSteps.Scripting.Syntax;

/// <summary><c>this</c>.</summary>
internal sealed class ThisExpression(int position)
    : Expression(NodeKind.ThisExpression, position);
