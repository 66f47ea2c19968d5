namespace ActionSteps.Scripting.Syntax;

/// <summary>A big integer: <c>10n</c>.</summary>
internal sealed class BigIntLiteral(int position, JsBigInt value)
    : Expression(NodeKind.BigIntLiteral, position)
{
    internal JsBigInt Value { get; } = value;
}
