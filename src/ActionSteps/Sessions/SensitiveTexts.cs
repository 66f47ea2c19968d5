using System.Buffers;
using System.Text;

namespace ActionSteps.Sessions;

/// <summary>
/// Finds sensitive texts inside other texts and puts their names in their place. Immutable; safe to share between threads.
/// </summary>
internal sealed class SensitiveTexts
{
    /// <summary>Shorter texts would be found everywhere.</summary>
    public const int ShortestLength = 3;

    // What one text may cost, for each of its units: comparisons with texts that begin alike. Beyond it the rest of the text is hidden.
    private const int WorkPerUnit = 200;
    private const string Hidden = "{…}";

    private readonly Dictionary<string, Candidate[]> _byStart;
    private readonly SearchValues<string> _starts;
    private readonly int _longest;

    /// <summary>Takes texts with the names that stand for them; each text has at least <see cref="ShortestLength"/> units.</summary>
    public SensitiveTexts(IReadOnlyDictionary<string, string> names)
    {
        _byStart = names
            .Select(pair => new Candidate(pair.Key, pair.Value))
            .GroupBy(candidate => candidate.Text[..ShortestLength], StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key, group => group.OrderByDescending(candidate => candidate.Text.Length).ToArray(), StringComparer.Ordinal);
        _starts = SearchValues.Create([.. _byStart.Keys], StringComparison.Ordinal);
        _longest = names.Count == 0 ? 0 : names.Keys.Max(text => text.Length);
    }

    /// <summary>The text with names in braces; the text itself when it holds no sensitive text.</summary>
    public string Mask(string text)
    {
        long work = 1_000 + ((long)WorkPerUnit * text.Length);
        Match match = Find(text, 0, text.Length, ref work);
        if (match.Length == 0)
        {
            return work > 0 ? text : Hidden;
        }

        StringBuilder masked = new(text.Length);
        int start = 0;
        while (match.Length > 0)
        {
            masked.Append(text, start, match.Start - start);
            start = AppendNames(masked, text, match, ref work);
            match = Find(text, start, text.Length, ref work);
        }

        return work > 0 ? masked.Append(text, start, text.Length - start).ToString() : masked.Append(Hidden).ToString();
    }

    /// <summary>Appends the name of a match, and of those that overlap it, whose ends would show otherwise.</summary>
    /// <returns>Where the last of them ends.</returns>
    private int AppendNames(StringBuilder masked, string text, Match match, ref long work)
    {
        string? appended = null;
        int end = match.Start;
        for (Match overlapping = match; overlapping.Length > 0 && overlapping.Start < Math.Max(end, match.Start + 1);)
        {
            if (overlapping.Start + overlapping.Length > end)
            {
                end = overlapping.Start + overlapping.Length;
                if (overlapping.Name != appended)
                {
                    appended = overlapping.Name;
                    masked.Append('{').Append(appended).Append('}');
                }
            }

            overlapping = Find(text, overlapping.Start + 1, Math.Min(text.Length, end + _longest), ref work);
        }

        return end;
    }

    /// <summary>The first sensitive text from a position on, the longest one that starts there; of length 0 when there is none.</summary>
    private Match Find(string text, int from, int to, ref long work)
    {
        Dictionary<string, Candidate[]>.AlternateLookup<ReadOnlySpan<char>> byStart = _byStart.GetAlternateLookup<ReadOnlySpan<char>>();
        int found;
        while ((found = text.AsSpan(from..to).IndexOfAny(_starts)) >= 0)
        {
            from += found;
            ReadOnlySpan<char> rest = text.AsSpan(from);
            foreach (Candidate candidate in byStart[rest[..ShortestLength]])
            {
                int common = rest.CommonPrefixLength(candidate.Text);
                work -= 1 + (common / 16);
                if (common == candidate.Text.Length)
                {
                    return new Match(from, common, candidate.Name);
                }
            }

            if (work <= 0)
            {
                return default;
            }

            from++;
        }

        return default;
    }

    private readonly record struct Candidate(string Text, string Name);

    private readonly record struct Match(int Start, int Length, string Name);
}
