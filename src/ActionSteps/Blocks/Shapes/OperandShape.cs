using ActionSteps.Blocks.Checks;
using ActionSteps.Blocks.Reading;
using ActionSteps.Expressions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>The left side of a condition: a path or an expression, with or without braces; written without.</summary>
internal sealed class OperandShape : TextShape
{
    public override string Expected => "a variable or an expression";

    public override void Check(object value, BotCheck check) => TemplateCheck.Report((Template)value, check);

    protected override bool TryParse(string text, BotCheck check, out object? value)
    {
        Template written = Template.Parse(text);
        bool isBare = !written.IsWholeValue && text.Length > 0;
        Template operand = isBare ? Template.Parse($"{{{text}}}") : written;
        TemplateCheck.Report(operand, check, isBare ? 1 : 0);
        value = operand;
        return true;
    }

    protected override string ToText(object value)
    {
        Template operand = (Template)value;
        return operand.IsWholeValue ? operand.Source[1..^1] : operand.Source;
    }
}
