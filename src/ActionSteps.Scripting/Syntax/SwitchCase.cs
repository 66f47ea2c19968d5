namespace ActionSteps.Scripting.Syntax;

/// <summary><c>case a:</c>; without a test it is <c>default:</c>.</summary>
internal sealed class SwitchCase(int position, Expression? test, IReadOnlyList<Statement> body)
    : Node(NodeKind.SwitchCase, position)
{
    internal Expression? Test { get; } = test;

    internal IReadOnlyList<Statement> Body { get; } = body;
}
