namespace ActionSteps.Scripting.Syntax;

/// <summary>Statements between braces.</summary>
internal sealed class BlockStatement(int position, IReadOnlyList<Statement> statements, Scope scope)
    : Statement(NodeKind.BlockStatement, position)
{
    internal IReadOnlyList<Statement> Statements { get; } = statements;

    internal Scope Scope { get; } = scope;
}
