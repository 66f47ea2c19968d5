using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>The three types of values (api-step.md section 1.1).</summary>
/// <param name="Type">What the value is.</param>
/// <param name="Source">The value as it was written.</param>
/// <param name="Path">The same as a variable.</param>
internal readonly record struct ApiValue(ApiValueType Type, Template Source, VariablePath Path)
{
    /// <summary>The native value; undefined when there is none to send.</summary>
    public Value Resolve(StepContext context)
    {
        switch (Type)
        {
            case ApiValueType.Variable:
                return context.Variables.Get(Path);
            case ApiValueType.Dialogstate:
                return Value.Text(Source.Source);
            default:
                Value value = Source.Evaluate(context.Evaluation);
                context.CollectFaults();
                return value.IsUndefined ? Value.EmptyText : value;
        }
    }

    /// <summary>The text; <c>null</c> when there is none to send.</summary>
    public string? ResolveText(StepContext context)
    {
        if (Type == ApiValueType.Text)
        {
            string text = Source.Render(context.Evaluation);
            context.CollectFaults();
            return text;
        }

        Value value = Resolve(context);
        return value.IsNullOrUndefined ? null : value.ToString();
    }

    /// <summary>What stands in logs for a resolved value: a sensitive variable by its name, whatever its length.</summary>
    public Value Logged(Value value, StepContext context) => IsHidden(value, context) ? StepContext.NameOf(Path) : value;

    /// <summary>Whether logs show the name of the variable in place of its value.</summary>
    public bool IsHidden(Value value, StepContext context) => Type == ApiValueType.Variable && context.IsHidden(Path, value);
}
