namespace ActionSteps.Scripting.Syntax;

/// <summary><c>do … while</c>.</summary>
internal sealed class DoWhileStatement(int position, Statement body, Expression test)
    : Statement(NodeKind.DoWhileStatement, position)
{
    internal Statement Body { get; } = body;

    internal Expression Test { get; } = test;
}
