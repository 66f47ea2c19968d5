using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>
/// What an item is sorted by. The order is total, as a pairwise <c>&lt;</c> cannot be: first numbers and numeric texts, then dates, then
/// other texts, booleans, lists and objects, and at the end null, whatever the direction.
/// </summary>
internal readonly record struct SortKey(SortRank Rank, double Number, string Text, int Position)
{
    public static SortKey Of(Value value, int position)
    {
        if (Coercion.TryToNumeric(value, out double number))
        {
            return new SortKey(SortRank.Number, number, string.Empty, position);
        }

        if (value.TryGetText(out string? text))
        {
            return IsoDate.TryRead(text, out DateTime date)
                ? new SortKey(SortRank.Date, date.Ticks, string.Empty, position)
                : new SortKey(SortRank.Text, 0, text, position);
        }

        if (value.TryGetBoolean(out bool boolean))
        {
            return new SortKey(SortRank.Boolean, boolean ? 1 : 0, string.Empty, position);
        }

        return new SortKey(value.IsNullOrUndefined ? SortRank.Null : SortRank.Node, 0, string.Empty, position);
    }

    /// <summary>Compares and charges for it: long texts with the same beginning cost.</summary>
    public static int Compare(in SortKey left, in SortKey right, bool isDescending, EvaluationContext context)
    {
        if (left.Rank == SortRank.Null || right.Rank == SortRank.Null)
        {
            return left.Rank.CompareTo(right.Rank);
        }

        Work.Charge(context, 1 + (Math.Min(left.Text.Length, right.Text.Length) / 32));
        int order = left.Rank != right.Rank ? left.Rank.CompareTo(right.Rank)
            : left.Rank == SortRank.Text ? string.CompareOrdinal(left.Text, right.Text)
            : left.Number.CompareTo(right.Number);
        return isDescending ? -order : order;
    }
}
