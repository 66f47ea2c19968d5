namespace ActionSteps.Scripting.Syntax;

/// <summary><c>catch (a) { }</c>.</summary>
internal sealed class CatchClause(int position, Expression? parameter, BlockStatement body, Scope scope)
    : Node(NodeKind.CatchClause, position)
{
    internal Expression? Parameter { get; } = parameter;

    internal BlockStatement Body { get; } = body;

    internal Scope Scope { get; } = scope;
}
