using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>
/// Takes arguments as what a function needs (expressions.md section B.4): null counts as empty text, the number 0 or the empty list.
/// </summary>
internal static class Arguments
{
    // Sums and differences of positions with lengths stay within an integer.
    private const double Billion = 1_000_000_000;

    /// <summary>The argument, or undefined where there is none.</summary>
    public static Value At(this ReadOnlySpan<Value> arguments, int index) => index < arguments.Length ? arguments[index] : default;

    /// <summary>An argument as text that the function reads from end to end, charged.</summary>
    public static string Text(this ReadOnlySpan<Value> arguments, int index, EvaluationContext context)
    {
        string text = arguments.PeekText(index, context);
        Work.Charge(context, text.Length);
        return text;
    }

    /// <summary>An argument as text of which the function looks at a part only, not charged.</summary>
    public static string PeekText(this ReadOnlySpan<Value> arguments, int index, EvaluationContext context) =>
        Coercion.ToText(arguments.At(index), context);

    /// <summary>An argument as a number.</summary>
    public static double Number(this ReadOnlySpan<Value> arguments, int index) => Coercion.ToNumber(arguments.At(index));

    /// <summary>An argument as a position or count: the fraction dropped, and far outside of everything at most a billion.</summary>
    public static int Integer(this ReadOnlySpan<Value> arguments, int index) =>
        (int)Math.Clamp(Math.Truncate(arguments.Number(index)), -Billion, Billion);

    /// <summary>An argument as a list that the function walks through, charged.</summary>
    public static ValueList List(this ReadOnlySpan<Value> arguments, int index, EvaluationContext context)
    {
        ValueList list = arguments.PeekList(index);
        Work.Charge(context, list.Count);
        return list;
    }

    /// <summary>An argument as a list of which the function looks at a part only. A single value counts as a list of itself.</summary>
    public static ValueList PeekList(this ReadOnlySpan<Value> arguments, int index) => ToList(arguments.At(index));

    /// <summary>A list stays as it is, null is the empty list, everything else a list of itself.</summary>
    public static ValueList ToList(Value value) =>
        value.TryGetList(out ValueList? list) ? list : value.IsNullOrUndefined ? ValueList.Empty : ValueList.Create([value]);

    /// <summary>The number of items of <see cref="ToList"/>.</summary>
    public static int CountOf(Value value) =>
        value.TryGetList(out ValueList? list) ? list.Count : value.IsNullOrUndefined ? 0 : 1;
}
