using ActionSteps.Sessions;

namespace ActionSteps.Tables;

/// <summary>The order of the values of a column (<see cref="TableSort"/>). Dates are texts whose order is the order in time.</summary>
internal sealed class ValueOrder(SortDirection direction) : IComparer<Value>
{
    /// <summary>Compares two numbers, texts or booleans; values of different or other kinds have no order.</summary>
    public static bool TryCompare(Value left, Value right, out int order)
    {
        order = 0;
        if (left.TryGetNumber(out double number))
        {
            order = right.TryGetNumber(out double other) ? number.CompareTo(other) : 0;
            return right.IsNumber;
        }

        if (left.TryGetText(out string? text))
        {
            order = right.TryGetText(out string? other) ? string.CompareOrdinal(text, other) : 0;
            return right.IsText;
        }

        if (left.TryGetBoolean(out bool boolean) && right.TryGetBoolean(out bool second))
        {
            order = boolean.CompareTo(second);
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public int Compare(Value x, Value y)
    {
        if (x.IsNullOrUndefined || y.IsNullOrUndefined)
        {
            return x.IsNullOrUndefined.CompareTo(y.IsNullOrUndefined);
        }

        int order = TryCompare(x, y, out int compared) ? compared : RankOf(x).CompareTo(RankOf(y));
        return direction == SortDirection.Desc ? -Math.Sign(order) : order;
    }

    private static int RankOf(Value value) => value.Kind switch
    {
        ValueKind.Number => 0,
        ValueKind.Text => 1,
        _ => 2,
    };
}
