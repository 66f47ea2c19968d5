using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Questions about values.</summary>
internal static class TestFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("EXISTS", 1, 1, "value", "Whether the value is not null.", static (a, _) => !a[0].IsNullOrUndefined),
        new("IS_EMPTY", 1, 1, "value", "Whether the value is null, or a text, list or object without content.",
            static (a, _) => IsEmpty(a[0]), "EMPTY", "BLANK"),
        new("IS_NUMBER", 1, 1, "value", "Whether the value is a number or numeric text.", static (a, _) => Coercion.TryToNumeric(a[0], out double _)),
        new("IS_TEXT", 1, 1, "value", "Whether the value is text.", static (a, _) => a[0].IsText),
        new("IS_BOOLEAN", 1, 1, "value", "Whether the value is true or false.", static (a, _) => a[0].IsBoolean),
        new("IS_LIST", 1, 1, "value", "Whether the value is a list.", static (a, _) => a[0].IsList),
        new("IS_OBJECT", 1, 1, "value", "Whether the value is an object.", static (a, _) => a[0].IsObject),
        new("IS_DATE", 1, 1, "value", "Whether the value is a date in text or a Get time result.", static (a, _) => DateInput.IsDate(a[0])),
        new("TYPE_OF", 1, 1, "value", "text, number, boolean, null, list or object.", static (a, _) => TypeOf(a[0])),
        new("BOOLEAN", 1, 1, "value", "True for true, numbers but 0, and the texts true, yes and 1.", static (a, _) => ToBoolean(a[0]), "BOOL"),
        new("EQUALS", 2, 3, "a, b[, ignoreCase]", "Whether two values are equal, texts also without regard to case.", AreEqual),
    ];

    private static bool IsEmpty(Value value) =>
        value.IsNullOrUndefined || value == Value.EmptyText || value == Value.EmptyList || value == Value.EmptyObject;

    private static string TypeOf(Value value) => value.Kind switch
    {
        ValueKind.Text => "text",
        ValueKind.Number => "number",
        ValueKind.Boolean => "boolean",
        ValueKind.List => "list",
        ValueKind.Object => "object",
        _ => "null",
    };

    private static bool ToBoolean(Value value)
    {
        if (!value.TryGetText(out string? text))
        {
            return value == Value.True || (value.TryGetNumber(out double number) && number != 0);
        }

        ReadOnlySpan<char> word = text.AsSpan().Trim();
        return word.Equals("true", StringComparison.OrdinalIgnoreCase) || word.Equals("yes", StringComparison.OrdinalIgnoreCase) || word is "1";
    }

    private static Value AreEqual(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Comparison.AreEqual(arguments[0], arguments[1], context)
        || (arguments.Length > 2 && Coercion.IsTruthy(arguments[2]) && Comparison.AreEqualIgnoringCase(arguments[0], arguments[1], context));
}
