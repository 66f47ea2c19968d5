using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>A variable that a click sets.</summary>
/// <param name="Key">The path of the variable.</param>
/// <param name="Value">The value it gets.</param>
public sealed record PostbackParameter(string Key, Value Value)
{
    internal Value ToForm() => Sessions.Value.Object(("key", Key), ("value", Value.IsUndefined ? Value.Null : Value));
}
