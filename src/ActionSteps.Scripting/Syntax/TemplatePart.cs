namespace ActionSteps.Scripting.Syntax;

/// <summary>Text of a template between its values; null where an escape is malformed.</summary>
internal sealed class TemplatePart(int position, JsString? cooked, JsString raw)
    : Node(NodeKind.TemplatePart, position)
{
    internal JsString? Cooked { get; } = cooked;

    internal JsString Raw { get; } = raw;
}
