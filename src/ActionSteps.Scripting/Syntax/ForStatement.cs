namespace ActionSteps.Scripting.Syntax;

/// <summary><c>for (;;)</c>.</summary>
internal sealed class ForStatement(int position, Scope scope, Node? initializer, Expression? test, Expression? update, Statement body)
    : Statement(NodeKind.ForStatement, position)
{
    internal Scope Scope { get; } = scope;

    internal Node? Initializer { get; } = initializer;

    internal Expression? Test { get; } = test;

    internal Expression? Update { get; } = update;

    internal Statement Body { get; } = body;
}
