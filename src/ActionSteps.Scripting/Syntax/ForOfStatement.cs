namespace ActionSteps.Scripting.Syntax;

/// <summary><c>for (a of b)</c>, also with <c>await</c>.</summary>
internal sealed class ForOfStatement(int position, Scope scope, Node target, Expression iterable, Statement body, bool isAwait)
    : Statement(NodeKind.ForOfStatement, position)
{
    internal Scope Scope { get; } = scope;

    internal Node Target { get; } = target;

    internal Expression Iterable { get; } = iterable;

    internal Statement Body { get; } = body;

    internal bool IsAwait { get; } = isAwait;
}
