namespace ActionSteps.Scripting.Syntax;

/// <summary>A text between quotes.</summary>
internal sealed class StringLiteral(int position, JsString value)
    : Expression(NodeKind.StringLiteral, position)
{
    internal JsString Value { get; } = value;
}
