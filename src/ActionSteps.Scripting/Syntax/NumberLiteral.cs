namespace ActionSteps.Scripting.Syntax;

/// <summary>A number as written.</summary>
internal sealed class NumberLiteral(int position, double value)
    : Expression(NodeKind.NumberLiteral, position)
{
    internal double Value { get; } = value;
}
