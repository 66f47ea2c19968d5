namespace ActionSteps.Scripting.Syntax;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class BooleanLiteral(int position, bool value)
    : Expression(NodeKind.BooleanLiteral, position)
{
    internal bool Value { get; } = value;
}
