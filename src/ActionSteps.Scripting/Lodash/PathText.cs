using System.Text;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Splits the text of a path: names between dots, numbers and quoted names in brackets; two dots in a row have an empty name between them.</summary>
internal static class PathText
{
    internal static PropertyKey[] Split(Realm realm, string text)
    {
        realm.Meter.Charge(1 + text.Length);
        realm.Meter.Allocate(64 + (20L * text.Length));
        var keys = new List<PropertyKey>();
        if (text.Length > 0 && text[0] == '.')
        {
            keys.Add(JsString.EmptyText);
        }

        for (int at = 0; at < text.Length;)
        {
            int end = EndOfName(text, at);
            if (end > at)
            {
                keys.Add(JsString.Of(text.AsSpan(at, end - at)));
                at = end;
            }
            else if (text[at] == '[' && (TryNumber(text, at, out string? inside, out end) || TryQuoted(realm, text, at, out inside, out end)))
            {
                keys.Add(inside);
                at = end;
            }
            else
            {
                if (IsEmptyName(text, at))
                {
                    keys.Add(JsString.EmptyText);
                }

                at++;
            }
        }

        return keys.ToArray();
    }

    /// <summary>Whether a text is more than one name: it has a dot or a closed pair of brackets.</summary>
    internal static bool IsDeep(string text)
    {
        int first = text.AsSpan().IndexOfAny('.', '[');
        if (first < 0 || text[first] == '.' || text.Contains('.', StringComparison.Ordinal))
        {
            return first >= 0;
        }

        int open = first;
        for (int i = first + 1; i < text.Length; i++)
        {
            if (text[i] == '[')
            {
                open = i;
            }
            else if (text[i] == ']' && open >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int EndOfName(string text, int at)
    {
        int length = text.AsSpan(at).IndexOfAny('.', '[', ']');
        return length < 0 ? text.Length : at + length;
    }

    private static bool TryNumber(string text, int at, out string inside, out int end)
    {
        int start = at + 1;
        int i = start < text.Length && text[start] == '-' ? start + 1 : start;
        int digits = SkipDigits(text, i);
        bool isNumber = digits > i;
        if (isNumber && digits < text.Length && text[digits] == '.')
        {
            int fraction = SkipDigits(text, digits + 1);
            digits = fraction > digits + 1 ? fraction : digits;
        }

        isNumber = isNumber && digits < text.Length && text[digits] == ']';
        inside = isNumber ? text[start..digits] : "";
        end = digits + 1;
        return isNumber;
    }

    private static int SkipDigits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool TryQuoted(Realm realm, string text, int at, out string inside, out int end)
    {
        (inside, end) = ("", at);
        if (at + 1 >= text.Length || text[at + 1] is not ('"' or '\''))
        {
            return false;
        }

        char quote = text[at + 1];
        var made = new StringBuilder();
        for (int i = at + 2; i < text.Length; i++)
        {
            realm.Meter.Charge(1);
            if (text[i] == quote)
            {
                (inside, end) = (made.ToString(), i + 2);
                return i + 1 < text.Length && text[i + 1] == ']';
            }

            if (text[i] == '\\')
            {
                if (++i >= text.Length || text[i] is '\n' or '\r' or '\u2028' or '\u2029')
                {
                    return false;
                }
            }

            made.Append(text[i]);
        }

        return false;
    }

    private static bool IsEmptyName(string text, int at)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at);
        int first = rest.StartsWith(".") ? 1 : rest.StartsWith("[]") ? 2 : 0;
        return first > 0 && (rest.Length == first || rest[first] == '.' || rest[first..].StartsWith("[]"));
    }
}
