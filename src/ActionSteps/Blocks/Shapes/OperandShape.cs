using ActionSteps.Blocks.Checks;
using ActionSteps.Blocks.Reading;
using ActionSteps.Expressions;
using ActionSteps.Flow;

namespace ActionSteps.Blocks.Shapes;

/// <summary>The left side of a condition: a path or an expression, with or without braces; written without.</summary>
internal sealed class OperandShape : TextShape
{
    public override string Expected => "a variable or an expression";

    public override void Check(object value, BotCheck check) => TemplateCheck.Report((Template)value, check);

    protected override bool TryParse(string text, BotCheck check, out object? value)
    {
        Template operand = ConditionStatement.ParseVariable(text);
        // What the template has in front of the text: a brace, or less white space.
        TemplateCheck.Report(operand, check, operand.Source.IndexOf(text.Trim(), StringComparison.Ordinal) - (text.Length - text.TrimStart().Length));
        value = operand;
        return true;
    }

    protected override string ToText(object value)
    {
        string source = ((Template)value).Source;
        string bare = source is ['{', .., '}'] ? source[1..^1] : source;
        return ConditionStatement.ParseVariable(bare).Source == source ? bare : source;
    }
}
