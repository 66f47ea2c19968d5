namespace ActionSteps.Scripting.Syntax;

/// <summary>A template without a tag; one part more than values.</summary>
internal sealed class TemplateLiteral(int position, IReadOnlyList<TemplatePart> parts, IReadOnlyList<Expression> values)
    : Expression(NodeKind.TemplateLiteral, position)
{
    internal IReadOnlyList<TemplatePart> Parts { get; } = parts;

    internal IReadOnlyList<Expression> Values { get; } = values;
}
