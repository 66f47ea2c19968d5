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

    private static readonly CachedPattern?[] Places = new CachedPattern?[Size];

    /// <summary>The pattern for a text of some length.</summary>
    /// <exception cref="ArgumentException">The pattern is not valid.</exception>
    public static CachedPattern Get(PatternKey key, TranslatedPattern translated, int textLength)
    {
        ref CachedPattern? place = ref PlaceOf(key);
        CachedPattern? pattern = Volatile.Read(ref place);
        bool isKept = textLength <= LongestText;
        if (pattern is null || pattern.Key != key || pattern.IsWorn || !isKept)
        {
            pattern = new CachedPattern(key, translated);
            if (isKept)
            {
                Volatile.Write(ref place, pattern);
            }
        }

        pattern.Wear(textLength);
        return pattern;
    }

    /// <summary>Forgets a pattern, with all that a long match has left behind.</summary>
    public static void Remove(PatternKey key)
    {
        ref CachedPattern? place = ref PlaceOf(key);
        if (Volatile.Read(ref place)?.Key == key)
        {
            Volatile.Write(ref place, null);
        }
    }

    private static ref CachedPattern? PlaceOf(PatternKey key) => ref Places[key.GetHashCode() & (Size - 1)];
}
