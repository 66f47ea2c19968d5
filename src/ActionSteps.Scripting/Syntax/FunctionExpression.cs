namespace ActionSteps.Scripting.Syntax;

/// <summary>A function, arrow or method used as a value.</summary>
internal sealed class FunctionExpression(int position, FunctionNode function)
    : Expression(NodeKind.FunctionExpression, position)
{
    internal FunctionNode Function { get; } = function;
}
