using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Code;

/// <summary>One member of <c>args</c>.</summary>
/// <param name="Key">The name, taken literally. An argument without a name is left out; of equal names the last one counts.</param>
/// <param name="Value">The value, as <see cref="Type"/> says.</param>
public sealed record CodeArgument(string Key, Template Value)
{
    private readonly VariablePath _path = VariablePath.Parse(Value.Source);

    /// <summary>What the value is; <see cref="CodeArgumentType.Text"/> when left out.</summary>
    public CodeArgumentType Type { get; init; }

    /// <summary>The value for the script. It is logged, a sensitive variable by its name.</summary>
    internal Value Resolve(StepContext context)
    {
        switch (Type)
        {
            case CodeArgumentType.Variable:
                return context.Read(_path, Key);
            case CodeArgumentType.Dialogstate:
                Value block = Sessions.Value.Text(Value.Source);
                context.LogInput(Key, block);
                return block;
            default:
                return context.Evaluate(Value, Key);
        }
    }
}
