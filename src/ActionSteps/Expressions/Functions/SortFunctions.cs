using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Puts lists in order.</summary>
internal static class SortFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("SORT", 1, 3, "list[, path][, \"asc\"|\"desc\"]",
            "The items in order, of themselves or of a path: numbers, dates, texts, the rest; null at the end.", Sort, "SORT_BY"),
    ];

    private static Value Sort(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        ReadOnlySpan<Value> items = arguments.PeekList(0).Items;
        Work.ChargeList(context, items.Length);
        bool isDescending = false;
        bool hasDirection = arguments.Length > 1 && TryReadDirection(arguments[^1], out isDescending);
        if (arguments.Length == 3 && !hasDirection)
        {
            throw new EvaluationFailure(ErrorCodes.ExpressionError, "The direction of SORT is neither \"asc\" nor \"desc\"; use one of them.");
        }

        ItemPath path = new(arguments.Length == 1 || (arguments.Length == 2 && hasDirection) ? default : arguments[1], context);
        SortKey[] keys = new SortKey[items.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = SortKey.Of(path.Read(items[i]), i);
        }

        keys = MergeSort.Sort(keys, isDescending, context);
        Value[] sorted = new Value[keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            sorted[i] = items[keys[i].Position];
        }

        return Value.List(ValueList.Own(sorted));
    }

    private static bool TryReadDirection(Value value, out bool isDescending)
    {
        bool isText = value.TryGetText(out string? text);
        isDescending = isText && string.Equals(text, "desc", StringComparison.OrdinalIgnoreCase);
        return isDescending || (isText && string.Equals(text, "asc", StringComparison.OrdinalIgnoreCase));
    }
}
