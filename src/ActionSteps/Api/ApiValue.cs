using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>The three types of values (api-step.md section 1.1).</summary>
internal readonly struct ApiValue(Template source)
{
    /// <summary>The variable that the value names when it is one.</summary>
    public VariablePath Path { get; } = VariablePath.Parse(source.Source);

    /// <summary>The native value; undefined when there is none to send.</summary>
    public Value Resolve(ApiValueType type, StepContext context)
    {
        switch (type)
        {
            case ApiValueType.Variable:
                return context.Variables.Get(Path);
            case ApiValueType.Dialogstate:
                return Value.Text(source.Source);
            default:
                Value value = source.Evaluate(context.Evaluation);
                context.CollectFaults();
                return value.IsUndefined ? Value.EmptyText : value;
        }
    }

    /// <summary>The text; <c>null</c> when there is none to send.</summary>
    public string? ResolveText(ApiValueType type, StepContext context)
    {
        if (type == ApiValueType.Text)
        {
            string text = source.Render(context.Evaluation);
            context.CollectFaults();
            return text;
        }

        Value value = Resolve(type, context);
        return value.IsNullOrUndefined ? null : value.ToString();
    }

    /// <summary>What stands in logs for a resolved value: a sensitive variable by its name, whatever its length.</summary>
    public Value Logged(ApiValueType type, Value value, StepContext context) =>
        type == ApiValueType.Variable && context.IsHidden(Path, value) ? StepContext.NameOf(Path) : value;
}
