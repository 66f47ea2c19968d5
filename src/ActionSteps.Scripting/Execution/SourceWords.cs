namespace ActionSteps.Scripting.Execution;

/// <summary>
/// Names a value in an error message as the script's author wrote it: <c>order.items</c>, <c>find(...)</c>. It looks at the source around the
/// instruction, and only when an error is made, so code carries no texts for errors that never happen. It looks at a few hundred characters
/// at most, and gives up where the source is unusual.
/// </summary>
internal static class SourceWords
{
    private const int Reach = 300;
    private const string Intermediate = "(intermediate value)";

    /// <summary>What is called at the current instruction: the source before the parenthesis.</summary>
    internal static string Callee(Frame frame, JsValue value)
    {
        string source = frame.Code.Source.Text;
        int position = frame.Code.PositionAt(frame.Pc);
        string? text = position < source.Length && source[position] is '(' or '`' ? Before(source, position) : null;
        return text is null || (text == Intermediate && !value.IsObject) ? Operations.Describe(value) : text;
    }

    /// <summary>What is constructed at the current instruction: the source after <c>new</c>.</summary>
    internal static string Constructor(Frame frame, JsValue value)
    {
        string source = frame.Code.Source.Text;
        int at = frame.Code.PositionAt(frame.Pc);
        if (string.CompareOrdinal(source, at, "new ", 0, 4) != 0)
        {
            return Operations.Describe(value);
        }

        at += 4;
        int end = at;
        while (end < source.Length && end - at < Reach && (IsWord(source[end]) || source[end] == '.'))
        {
            end++;
        }

        return end > at && !char.IsAsciiDigit(source[at]) ? source[at..end] : value.IsObject ? Intermediate : Operations.Describe(value);
    }

    /// <summary>The expression whose last part is at the current instruction, when it is a name, a member or a call.</summary>
    internal static string Operand(Frame frame, JsValue value)
    {
        string source = frame.Code.Source.Text;
        int end = frame.Code.PositionAt(frame.Pc);
        if (end >= source.Length)
        {
            return Operations.Describe(value);
        }

        if (source[end] == '(')
        {
            int close = source.IndexOf(')', end, Math.Min(Reach, source.Length - end));
            end = close < 0 ? source.Length : close + 1;
        }
        else
        {
            while (end < source.Length && IsWord(source[end]))
            {
                end++;
            }
        }

        int next = end;
        while (next < source.Length && source[next] is ' ' or '\n' or '\r' or '\t')
        {
            next++;
        }

        // Otherwise it is only the first word of something longer.
        bool isWhole = next >= source.Length || source[next] is ')' or ']' or ',' or ';' or '}';
        return (isWhole && end > 0 ? Before(source, end) : null) is { } text && !char.IsAsciiDigit(text[0]) && text[0] != '(' ? text : Operations.Describe(value);
    }

    /// <summary>The chain of names, members and calls that ends at a place; null when there is none that can be told.</summary>
    private static string? Before(string source, int end)
    {
        string text = "";
        int stop = Math.Max(0, end - Reach);
        int at = SkipSpace(source, end, stop);
        while (at > stop)
        {
            int start;
            char last = source[at - 1];
            if (IsWord(last))
            {
                start = at;
                while (start > stop && IsWord(source[start - 1]))
                {
                    start--;
                }

                text = source[start..at] + text;
            }
            else
            {
                start = last is ')' or ']' ? Open(source, at - 1, stop) : -1;
                int before = start < 0 ? -1 : SkipSpace(source, start, stop);
                bool hasOwner = before > stop && (IsWord(source[before - 1]) || source[before - 1] is ')' or ']' or '.');
                if (!hasOwner)
                {
                    return start < 0 && text.Length == 0 ? null : Intermediate + text;
                }

                text = (last == ')' ? "(...)" : source[start..at]) + text;
                at = before;
                if (source[at - 1] != '.')
                {
                    continue;
                }

                start = at;
            }

            at = SkipSpace(source, start, stop);
            if (at <= stop || source[at - 1] != '.' || (at > stop + 1 && source[at - 2] == '.'))
            {
                break;
            }

            bool isOptional = at > stop + 1 && source[at - 2] == '?';
            text = (isOptional ? "?." : ".") + text;
            at = SkipSpace(source, at - (isOptional ? 2 : 1), stop);
        }

        return at > stop || stop == 0 ? text : null;
    }

    // The bracket that belongs to the one at a place; texts between them are passed by their quotes.
    private static int Open(string source, int at, int stop)
    {
        int depth = 0;
        for (; at >= stop; at--)
        {
            switch (source[at])
            {
                case ')' or ']' or '}':
                    depth++;
                    break;
                case '(' or '[' or '{':
                    if (--depth == 0)
                    {
                        return at;
                    }

                    break;
                case '"' or '\'' or '`':
                    at = at > stop ? source.LastIndexOf(source[at], at - 1, at - stop) : -1;
                    break;
                default:
                    break;
            }
        }

        return -1;
    }

    private static int SkipSpace(string source, int at, int stop)
    {
        while (at > stop && source[at - 1] is ' ' or '\n' or '\r' or '\t')
        {
            at--;
        }

        return at;
    }

    private static bool IsWord(char unit) => char.IsAsciiLetterOrDigit(unit) || unit is '_' or '$' or '#' || unit >= 128;
}
