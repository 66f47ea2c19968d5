namespace ActionSteps.Expressions.Functions;

/// <summary>A stable sort whose comparison may fail: the sorts of the framework wrap what a comparison raises.</summary>
internal static class MergeSort
{
    /// <summary>The keys in order; the array itself is used up.</summary>
    public static SortKey[] Sort(SortKey[] keys, bool isDescending, EvaluationContext context)
    {
        SortKey[] merged = new SortKey[keys.Length];
        for (int width = 1; width < keys.Length; width *= 2)
        {
            for (int start = 0; start < keys.Length; start += 2 * width)
            {
                int middle = Math.Min(start + width, keys.Length);
                int end = Math.Min(start + (2 * width), keys.Length);
                Merge(keys.AsSpan(start, middle - start), keys.AsSpan(middle, end - middle), merged.AsSpan(start), isDescending, context);
            }

            (keys, merged) = (merged, keys);
        }

        return keys;
    }

    private static void Merge(
        ReadOnlySpan<SortKey> left, ReadOnlySpan<SortKey> right, Span<SortKey> merged, bool isDescending, EvaluationContext context)
    {
        for (int i = 0; i < merged.Length && left.Length + right.Length > 0; i++)
        {
            bool takesLeft = right.IsEmpty || (!left.IsEmpty && SortKey.Compare(left[0], right[0], isDescending, context) <= 0);
            if (takesLeft)
            {
                merged[i] = left[0];
                left = left[1..];
            }
            else
            {
                merged[i] = right[0];
                right = right[1..];
            }
        }
    }
}
