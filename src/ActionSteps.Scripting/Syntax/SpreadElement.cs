namespace ActionSteps.Scripting.Syntax;

/// <summary><c>...a</c> in a list of arguments or elements.</summary>
internal sealed class SpreadElement(int position, Expression argument)
    : Expression(NodeKind.SpreadElement, position)
{
    internal Expression Argument { get; } = argument;
}
