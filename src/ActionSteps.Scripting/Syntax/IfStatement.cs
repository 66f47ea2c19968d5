namespace ActionSteps.Scripting.Syntax;

/// <summary><c>if</c>.</summary>
internal sealed class IfStatement(int position, Expression test, Statement consequent, Statement? alternate)
    : Statement(NodeKind.IfStatement, position)
{
    internal Expression Test { get; } = test;

    internal Statement Consequent { get; } = consequent;

    internal Statement? Alternate { get; } = alternate;
}
