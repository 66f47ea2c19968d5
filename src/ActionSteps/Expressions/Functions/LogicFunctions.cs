using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>
/// Decisions. The parser turns calls of most of these into nodes that evaluate only the arguments they need; the bodies here say the
/// same for arguments that are evaluated already.
/// </summary>
internal static class LogicFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("IF", 2, 3, "condition, then[, else]", "One value when the condition holds, else the other, by default null.",
            static (a, _) => Coercion.IsTruthy(a[0]) ? a[1] : a.Length > 2 ? a[2] : Value.Null),
        new("SWITCH", 3, BuiltInFunction.AnyNumber, "value, case1, result1, …[, default]", "The result of the first case that equals the value.", Switch),
        new("AND", 1, BuiltInFunction.AnyNumber, "a, …", "Whether all hold.", static (a, _) => !HasAny(a, isTrue: false)),
        new("OR", 1, BuiltInFunction.AnyNumber, "a, …", "Whether one of them holds.", static (a, _) => HasAny(a, isTrue: true)),
        new("NOT", 1, 1, "a", "Whether it does not hold.", static (a, _) => !Coercion.IsTruthy(a[0])),
        new("DEFAULT", 2, 2, "value, fallback", "The value; the fallback for null, empty text and the empty list.",
            static (a, _) => IsMissing(a[0]) ? a[1] : a[0]),
        new("COALESCE", 1, BuiltInFunction.AnyNumber, "a, …", "The first value that is not null.", Coalesce),
        new("TRY", 2, 2, "value, fallback", "The value; the fallback when it raises an error.", static (a, _) => a[0], "IFERROR"),
    ];

    private static Value Switch(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        int at = 1;
        for (; at + 1 < arguments.Length; at += 2)
        {
            if (Comparison.AreEqual(arguments[0], arguments[at], context))
            {
                return arguments[at + 1];
            }
        }

        return at < arguments.Length ? arguments[at] : Value.Null;
    }

    private static Value Coalesce(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        foreach (ref readonly Value argument in arguments)
        {
            if (!argument.IsNullOrUndefined)
            {
                return argument;
            }
        }

        return Value.Null;
    }

    private static bool HasAny(ReadOnlySpan<Value> arguments, bool isTrue)
    {
        foreach (ref readonly Value argument in arguments)
        {
            if (Coercion.IsTruthy(argument) == isTrue)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMissing(Value value) => value.IsNullOrUndefined || value == Value.EmptyText || value == Value.EmptyList;
}
