namespace ActionSteps.Sessions;

/// <summary>Halves of surrogate pairs without the other half: JavaScript has them in texts, UTF-8 cannot express them.</summary>
internal static class LoneSurrogates
{
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        int at = text.IndexOfAnyInRange('\ud800', '\udfff');
        while (at >= 0 && at < text.Length)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at += 2;
            }
            else if (char.IsSurrogate(text[at]))
            {
                return true;
            }
            else
            {
                at++;
            }
        }

        return false;
    }
}
