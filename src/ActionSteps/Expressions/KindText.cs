using ActionSteps.Sessions;

namespace ActionSteps.Expressions;

/// <summary>The kind of a value in words, for messages that must not show the value itself.</summary>
internal static class KindText
{
    public static string Of(Value value) => value.Kind switch
    {
        ValueKind.Text => "text that is not numeric",
        ValueKind.Boolean => "a boolean",
        ValueKind.List => "a list",
        ValueKind.Object => "an object",
        ValueKind.Number => "a number",
        _ => "nothing",
    };
}
