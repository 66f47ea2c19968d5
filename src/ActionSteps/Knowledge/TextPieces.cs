namespace ActionSteps.Knowledge;

/// <summary>Divides long text where a reader would: after a paragraph, else a sentence, else a word.</summary>
internal static class TextPieces
{
    /// <summary>Pieces of at most so many UTF-16 units, trimmed; none for blank text. A surrogate pair is never cut.</summary>
    public static IEnumerable<string> Of(string text, int maxLength)
    {
        int start = 0;
        while (start < text.Length)
        {
            int length = text.Length - start <= maxLength ? text.Length - start : LengthOfNext(text.AsSpan(start, maxLength));
            string piece = text.Substring(start, length).Trim();
            if (piece.Length > 0)
            {
                yield return piece;
            }

            start += length;
        }
    }

    private static int LengthOfNext(ReadOnlySpan<char> window)
    {
        // Only the second half is looked at, so that pieces do not become fragments.
        int half = window.Length / 2;
        ReadOnlySpan<char> end = window[half..];
        int paragraph = end.LastIndexOf("\n\n");
        if (paragraph >= 0)
        {
            return half + paragraph + 2;
        }

        for (int i = end.Length - 1; i > 0; i--)
        {
            if (char.IsWhiteSpace(end[i]) && end[i - 1] is '.' or '!' or '?' or '\n' or '。' or '！' or '？')
            {
                return half + i;
            }
        }

        for (int i = end.Length - 1; i > 0; i--)
        {
            if (char.IsWhiteSpace(end[i]))
            {
                return half + i;
            }
        }

        return char.IsHighSurrogate(window[^1]) ? window.Length - 1 : window.Length;
    }
}
