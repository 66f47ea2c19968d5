namespace ActionSteps.Scripting.Syntax;

/// <summary><c>switch</c>.</summary>
internal sealed class SwitchStatement(int position, Expression discriminant, IReadOnlyList<SwitchCase> cases, Scope scope)
    : Statement(NodeKind.SwitchStatement, position)
{
    internal Expression Discriminant { get; } = discriminant;

    internal IReadOnlyList<SwitchCase> Cases { get; } = cases;

    internal Scope Scope { get; } = scope;
}
