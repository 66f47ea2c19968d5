namespace ActionSteps.Scripting.Syntax;

/// <summary>A template handed to a function.</summary>
internal sealed class TaggedTemplate(int position, Expression tag, TemplateLiteral template)
    : Expression(NodeKind.TaggedTemplate, position)
{
    internal Expression Tag { get; } = tag;

    internal TemplateLiteral Template { get; } = template;
}
