using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Reading;

/// <summary>Puts text of a bot file into messages: quoted, on one line, and short however long the text is.</summary>
internal static class FaultText
{
    public const int LongestQuote = 60;

    public static string Quote(string text)
    {
        if (text.Length <= LongestQuote)
        {
            return Value.Text(text).ToJson();
        }

        int end = char.IsHighSurrogate(text[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote;
        return Value.Text(text[..end] + "…").ToJson();
    }

    /// <summary>Names as a list for people: <c>"a", "b" or "c"</c>; only the first ones of many.</summary>
    public static string List(IReadOnlyCollection<string> names, string last = "or")
    {
        const int Shown = 24;
        string[] quoted = [.. names.Take(Shown).Select(Quote)];
        return names.Count switch
        {
            1 => quoted[0],
            > Shown => $"{string.Join(", ", quoted)} …",
            _ => $"{string.Join(", ", quoted[..^1])} {last} {quoted[^1]}",
        };
    }

}
