namespace ActionSteps.Scripting.Syntax;

/// <summary><c>let a = 1, [b] = c;</c>.</summary>
internal sealed class VariableDeclaration(int position, VariableKind declares, IReadOnlyList<Declarator> declarators)
    : Statement(NodeKind.VariableDeclaration, position)
{
    internal VariableKind Declares { get; } = declares;

    internal IReadOnlyList<Declarator> Declarators { get; } = declarators;
}
