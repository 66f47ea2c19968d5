namespace ActionSteps.Scripting.Syntax;

/// <summary><c>await a</c>.</summary>
internal sealed class AwaitExpression(int position, Expression argument)
    : Expression(NodeKind.AwaitExpression, position)
{
    internal Expression Argument { get; } = argument;
}
