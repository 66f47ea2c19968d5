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
    private const int None = -1;

    private readonly string[] _texts;
    private readonly string[] _names;

    // For each text the longest other one that it begins with.
    private readonly int[] _shorter;
    private readonly SearchValues<string> _starts;
    private readonly int _longest;
    private readonly bool _isEverything;

    private SensitiveTexts()
        : this([]) => _isEverything = true;

    /// <summary>Takes texts with the names that stand for them; each text has at least <see cref="ShortestLength"/> units.</summary>
    public SensitiveTexts(Dictionary<string, string> names)
    {
        _texts = [.. names.Keys];
        Array.Sort(_texts, StringComparer.Ordinal);
        _names = Array.ConvertAll(_texts, text => names[text]);
        _shorter = new int[_texts.Length];
        for (int i = 0; i < _texts.Length; i++)
        {
            int shorter = i - 1;
            while (shorter != None && !_texts[i].StartsWith(_texts[shorter], StringComparison.Ordinal))
            {
                shorter = _shorter[shorter];
            }

            _shorter[i] = shorter;
            _longest = Math.Max(_longest, _texts[i].Length);
        }

        _starts = SearchValues.Create(
            [.. _texts.Select(text => text[..ShortestLength]).Distinct(StringComparer.Ordinal)], StringComparison.Ordinal);
    }

    /// <summary>Takes every text for sensitive.</summary>
    public static SensitiveTexts Everything { get; } = new();

    /// <summary>The text with names in braces; the text itself when it holds no sensitive text.</summary>
    public string Mask(string text)
    {
        if (_isEverything)
        {
            return text.Length < ShortestLength ? text : Hidden;
        }

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
        while (match.Length > 0 && (appended is null || match.Start < end))
        {
            if (match.Start + match.Length > end)
            {
                end = match.Start + match.Length;
                if (match.Name != appended)
                {
                    appended = match.Name;
                    masked.Append('{').Append(appended).Append('}');
                }
            }

            match = Find(text, match.Start + 1, Math.Min(text.Length, end + _longest), ref work);
        }

        return end;
    }

    /// <summary>The first sensitive text from a position on, the longest one that starts there; of length 0 when there is none.</summary>
    private Match Find(string text, int from, int to, ref long work)
    {
        int found;
        while (work > 0 && (found = text.AsSpan(from..to).IndexOfAny(_starts)) >= 0)
        {
            from += found;
            int longest = LongestAt(text.AsSpan(from), ref work);
            if (longest != None)
            {
                return new Match(from, _texts[longest].Length, _names[longest]);
            }

            from++;
        }

        return default;
    }

    /// <summary>The longest sensitive text with which a text begins.</summary>
    private int LongestAt(ReadOnlySpan<char> text, ref long work)
    {
        // The last one that is not greater begins with every sensitive text that the text begins with.
        int low = 0;
        int high = _texts.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            int common = text.CommonPrefixLength(_texts[middle]);
            work -= 1 + (common / 16);
            bool isGreater = common < _texts[middle].Length && (common == text.Length || _texts[middle][common] > text[common]);
            (low, high) = isGreater ? (low, middle) : (middle + 1, high);
        }

        int candidate = low - 1;
        int shared = candidate == None ? 0 : text.CommonPrefixLength(_texts[candidate]);
        while (candidate != None && _texts[candidate].Length > shared)
        {
            candidate = _shorter[candidate];
            work--;
        }

        return candidate;
    }

    private readonly record struct Match(int Start, int Length, string Name);
}
