using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>A query parameter, a header, a field of a form, or a member of the JSON body.</summary>
/// <param name="Key">The name, taken literally: dots do not nest. An entry without a name is left out.</param>
/// <param name="Value">The value, as <see cref="Type"/> says.</param>
public sealed record ApiParameter(string Key, Template Value)
{
    private readonly ApiValue _value = new(Value);

    /// <summary>What the value is; <see cref="ApiValueType.Text"/> when left out.</summary>
    public ApiValueType Type { get; init; }

    internal VariablePath Path => _value.Path;

    /// <summary>The native value; undefined when there is none to send.</summary>
    internal Value Resolve(StepContext context) => _value.Resolve(Type, context);

    /// <summary>The text; <c>null</c> when there is none to send.</summary>
    internal string? ResolveText(StepContext context) => _value.ResolveText(Type, context);

    /// <summary>What stands in logs for a resolved value.</summary>
    internal Value Logged(Value value, StepContext context) => _value.Logged(Type, value, context);
}
