namespace ActionSteps.Expressions.Functions;

/// <summary>
/// Keeps the regular expressions that were used last. Small, because each may hold megabytes: a pattern that arrives at a taken place
/// replaces the older one. Safe between threads.
/// </summary>
internal static class PatternCache
{
    private const int Size = 32;

    // Beyond this length making the pattern costs little beside matching, and what a match leaves behind should not be kept.
    private const int LongestText = 10_000;

    private static readonly Entry?[] Places = new Entry?[Size];

    /// <summary>The pattern for a text of some length.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.InvalidPattern"/>: the pattern or a flag is not valid.</exception>
    public static CachedPattern Get(string pattern, string flags, int textLength)
    {
        if (textLength > LongestText)
        {
            return new CachedPattern(Patterns.Translate(pattern, flags));
        }

        ref Entry? place = ref Places[HashCode.Combine(pattern, flags) & (Size - 1)];
        Entry? entry = Volatile.Read(ref place);
        if (entry is null || entry.Pattern != pattern || entry.Flags != flags)
        {
            entry = new Entry(pattern, flags, new CachedPattern(Patterns.Translate(pattern, flags)));
            Volatile.Write(ref place, entry);
        }

        return entry.Cached;
    }

    private sealed record Entry(string Pattern, string Flags, CachedPattern Cached);
}
