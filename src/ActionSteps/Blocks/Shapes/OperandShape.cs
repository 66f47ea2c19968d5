using ActionSteps.Blocks.Checks;
using ActionSteps.Blocks.Reading;
using ActionSteps.Expressions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>The left side of a condition: a path or an expression, with or without braces; written without.</summary>
internal sealed class OperandShape : TextShape
{
    public override string Expected => "a variable or an expression";

    public override void Check(object value, BotCheck check) => TemplateCheck.Report((Template)value, check);

    /// <summary>The left side in a text: what has no braces is meant as if it had.</summary>
    public static Template Parse(string text)
    {
        Template written = Template.Parse(text);
        return written.IsWholeValue || text.Length == 0 ? written : Template.Parse($"{{{text}}}");
    }

    protected override bool TryParse(string text, BotCheck check, out object? value)
    {
        Template operand = Parse(text);
        TemplateCheck.Report(operand, check, operand.Source.Length == text.Length ? 0 : 1);
        value = operand;
        return true;
    }

    protected override string ToText(object value)
    {
        Template operand = (Template)value;
        return operand.IsWholeValue ? operand.Source[1..^1] : operand.Source;
    }
}
