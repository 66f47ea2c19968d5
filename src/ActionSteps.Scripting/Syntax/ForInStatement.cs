namespace ActionSteps.Scripting.Syntax;

/// <summary><c>for (a in b)</c>.</summary>
internal sealed class ForInStatement(int position, Scope scope, Node target, Expression @object, Statement body)
    : Statement(NodeKind.ForInStatement, position)
{
    internal Scope Scope { get; } = scope;

    internal Node Target { get; } = target;

    internal Expression Object { get; } = @object;

    internal Statement Body { get; } = body;
}
