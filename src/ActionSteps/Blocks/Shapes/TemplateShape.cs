using System.Text.Json;
using ActionSteps.Blocks.Checks;
using ActionSteps.Blocks.Reading;
using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>Text with placeholders. A number or boolean is taken as its text, so that <c>"duration": 2</c> needs no quotes.</summary>
internal sealed class TemplateShape : TextShape
{
    public override string Expected => "text, a number, true or false";

    public override bool TryRead(ref BotTokens tokens, out object? value)
    {
        if (tokens.Type is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False)
        {
            value = Template.Parse(tokens.ReadRaw());
            return true;
        }

        return base.TryRead(ref tokens, out value);
    }

    public override void Check(object value, BotCheck check) => TemplateCheck.Report((Template)value, check);

    public override Value Describe(SchemaParts parts) => SchemaParts.Type("string", "number", "boolean");

    public override bool AreSame(object? left, object? right) =>
        left is Template a && right is Template b ? a.Source == b.Source : Equals(left, right);

    protected override bool TryParse(string text, BotCheck check, out object? value)
    {
        Template template = Template.Parse(text);
        TemplateCheck.Report(template, check);
        value = template;
        return true;
    }

    protected override string ToText(object value) => ((Template)value).Source;
}
