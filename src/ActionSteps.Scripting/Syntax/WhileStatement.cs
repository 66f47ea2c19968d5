namespace ActionSteps.Scripting.Syntax;

/// <summary><c>while</c>.</summary>
internal sealed class WhileStatement(int position, Expression test, Statement body)
    : Statement(NodeKind.WhileStatement, position)
{
    internal Expression Test { get; } = test;

    internal Statement Body { get; } = body;
}
