using System.Text;

namespace ActionSteps.Mail;

/// <summary>What may not stand in the header of a mail, and how texts of others are shown in messages.</summary>
internal static class MailText
{
    private const int LongestShown = 100;

    /// <summary>Whether the text holds CR, LF, NUL, another control character, a line or paragraph separator, or half a surrogate pair.</summary>
    public static bool HasControl(ReadOnlySpan<char> text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsControl(rune))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text on one line: a line break or another control character becomes one space.</summary>
    public static string OneLine(string text)
    {
        if (!HasControl(text))
        {
            return text;
        }

        StringBuilder line = new(text.Length);
        foreach (Rune rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            line.Append(IsControl(rune) ? " " : rune.ToString());
        }

        return line.ToString();
    }

    /// <summary>The beginning of a text, on one line, for a message to people.</summary>
    public static string Shorten(string text)
    {
        if (text.Length <= LongestShown)
        {
            return OneLine(text);
        }

        int length = char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown;
        return $"{OneLine(text[..length])}…";
    }

    // EnumerateRunes gives U+FFFD for half a surrogate pair, which has no place in a header either.
    private static bool IsControl(Rune rune) =>
        Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 || rune == Rune.ReplacementChar;
}
