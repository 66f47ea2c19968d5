using ActionSteps.Blocks.Checks;
using ActionSteps.Blocks.Reading;
using ActionSteps.Expressions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>An expression without braces.</summary>
internal sealed class ExpressionShape : TextShape
{
    public override string Expected => "an expression";

    public override void Check(object value, BotCheck check) => TemplateCheck.Report(((Expression)value).Warnings, check);

    public override bool AreSame(object? left, object? right) =>
        left is Expression a && right is Expression b ? a.Source == b.Source : Equals(left, right);

    protected override bool TryParse(string text, BotCheck check, out object? value)
    {
        bool isParsed = Expression.TryParse(text, out Expression? expression, out ExpressionFault? fault);
        if (isParsed)
        {
            TemplateCheck.Report(expression!.Warnings, check);
        }
        else
        {
            check.Add(check.Here(fault!.Position), FaultSeverity.Fault, fault.Message);
        }

        value = expression;
        return isParsed;
    }

    protected override string ToText(object value) => ((Expression)value).Source;
}
