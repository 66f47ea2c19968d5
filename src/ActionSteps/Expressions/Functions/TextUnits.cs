namespace ActionSteps.Expressions.Functions;

/// <summary>
/// Positions and lengths of text in UTF-16 units that never cut a surrogate pair (design.md section 9): a part that would end inside
/// a pair leaves the pair out.
/// </summary>
internal static class TextUnits
{
    /// <summary>Whether a position is between the two halves of a pair.</summary>
    public static bool IsInsidePair(ReadOnlySpan<char> text, int at) =>
        at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]);

    /// <summary>The units of the character at a position: 2 for a pair, else 1.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at) => IsInsidePair(text, at + 1) ? 2 : 1;

    /// <summary>The part between two positions, clipped to the text.</summary>
    public static string Slice(string text, long start, long end)
    {
        (int from, int to) = Clip(text, start, end);
        return from == 0 && to == text.Length ? text : text[from..to];
    }

    /// <summary>The positions between which a part lies, clipped to the text.</summary>
    public static (int From, int To) Clip(ReadOnlySpan<char> text, long start, long end)
    {
        int from = (int)Math.Clamp(start, 0, text.Length);
        int to = (int)Math.Clamp(end, 0, text.Length);
        from += IsInsidePair(text, from) ? 1 : 0;
        to -= IsInsidePair(text, to) ? 1 : 0;
        return (from, Math.Max(from, to));
    }

    /// <summary>The first place of a part at or after a position, or -1.</summary>
    public static int IndexOf(string text, string part, int from)
    {
        int at = text.IndexOf(part, from, StringComparison.Ordinal);
        while (at >= 0 && IsCut(text, part, at))
        {
            at = text.IndexOf(part, at + 1, StringComparison.Ordinal);
        }

        return at;
    }

    /// <summary>The last place of a part, or -1.</summary>
    public static int LastIndexOf(string text, string part)
    {
        int at = text.LastIndexOf(part, StringComparison.Ordinal);
        while (at >= 0 && IsCut(text, part, at))
        {
            at = at == 0 ? -1 : text.AsSpan(0, at + part.Length - 1).LastIndexOf(part, StringComparison.Ordinal);
        }

        return at;
    }

    /// <summary>The characters of a text in the order from its end, pairs as they are.</summary>
    public static string Reverse(string text) => string.Create(text.Length, text, static (reversed, source) =>
    {
        for (int at = 0, length; at < source.Length; at += length)
        {
            length = LengthAt(source, at);
            source.AsSpan(at, length).CopyTo(reversed[^(at + length)..]);
        }
    });

    private static bool IsCut(string text, string part, int at) => IsInsidePair(text, at) || IsInsidePair(text, at + part.Length);
}
