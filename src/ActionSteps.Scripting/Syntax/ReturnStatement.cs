namespace ActionSteps.Scripting.Syntax;

/// <summary><c>return</c>.</summary>
internal sealed class ReturnStatement(int position, Expression? argument)
    : Statement(NodeKind.ReturnStatement, position)
{
    internal Expression? Argument { get; } = argument;
}
