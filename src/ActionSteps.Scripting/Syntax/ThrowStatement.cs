namespace ActionSteps.Scripting.Syntax;

/// <summary><c>throw</c>.</summary>
internal sealed class ThrowStatement(int position, Expression argument)
    : Statement(NodeKind.ThrowStatement, position)
{
    internal Expression Argument { get; } = argument;
}
