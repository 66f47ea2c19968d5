using System.Text;

namespace ActionSteps.Expressions.Functions;

/// <summary>
/// Takes markup out of text in one pass. It makes text readable; it is no protection: whoever prints into HTML uses ESCAPE.
/// </summary>
internal static class HtmlText
{
    /// <summary>The text without tags, comments, scripts and style sheets; entities and tags that never end stay as they are.</summary>
    public static string Strip(string text)
    {
        int lastEnd = text.LastIndexOf('>');
        StringBuilder result = new(text.Length);
        int at = 0;
        while (at <= lastEnd)
        {
            if (text[at] == '<' && StartsTag(text, at + 1))
            {
                at = EndOfMarkup(text, at);
            }
            else if (result.Length > 0 && result[^1] == '<' && StartsTag(text, at))
            {
                // What was taken out has joined a lone "<" with this text to a new tag.
                result.Length--;
                at = After(text, ">", at);
            }
            else
            {
                result.Append(text[at++]);
            }
        }

        return result.Append(text.AsSpan(at)).ToString();
    }

    private static bool StartsTag(string text, int at) =>
        at < text.Length && (char.IsAsciiLetter(text[at]) || text[at] is '/' or '!' or '?');

    private static int EndOfMarkup(string text, int open)
    {
        if (text.AsSpan(open).StartsWith("<!--", StringComparison.Ordinal))
        {
            return After(text, "-->", open + 4);
        }

        int from = IsElement(text, open, "script") ? After(text, "</script", open)
            : IsElement(text, open, "style") ? After(text, "</style", open)
            : open;
        return After(text, ">", from);
    }

    private static bool IsElement(string text, int open, string name)
    {
        ReadOnlySpan<char> tag = text.AsSpan(open + 1);
        return tag.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            && tag.Length > name.Length && !char.IsAsciiLetterOrDigit(tag[name.Length]);
    }

    private static int After(string text, string end, int from)
    {
        int at = text.IndexOf(end, from, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? text.Length : at + end.Length;
    }
}
