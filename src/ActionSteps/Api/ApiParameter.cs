using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>A query parameter, a header, a field of a form, or a member of the JSON body.</summary>
/// <param name="Key">The name, taken literally: dots do not nest. An entry without a name is left out.</param>
/// <param name="Value">The value, as <see cref="Type"/> says.</param>
public sealed record ApiParameter(string Key, Template Value)
{
    private readonly VariablePath _path = VariablePath.Parse(Value.Source);

    /// <summary>What the value is; <see cref="ApiValueType.Text"/> when left out.</summary>
    public ApiValueType Type { get; init; }

    internal ApiValue Content => new(Type, Value, _path);
}
