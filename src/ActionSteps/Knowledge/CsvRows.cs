using System.Text;

namespace ActionSteps.Knowledge;

/// <summary>Reads rows of text separated by commas, with quotes as in RFC 4180; semicolons when the first row has no comma.</summary>
internal static class CsvRows
{
    /// <summary>The rows that are not empty, with the line at which they start.</summary>
    /// <exception cref="KnowledgeContentException">A quote is not closed, or text follows a closing quote.</exception>
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Of(string content, string? source)
    {
        char separator = SeparatorOf(content);
        List<string> cells = [];
        int line = 1;
        int start = 1;
        for (int at = 0; at < content.Length;)
        {
            cells.Add(ReadCell(content, separator, source, ref at, ref line));
            bool isLast = at >= content.Length || content[at] == '\n';
            bool isSeparatorLast = !isLast && at + 1 >= content.Length;
            at++;
            if (isSeparatorLast)
            {
                cells.Add(string.Empty);
            }

            if (isLast || isSeparatorLast)
            {
                if (cells.Exists(cell => !string.IsNullOrWhiteSpace(cell)))
                {
                    yield return (start, [.. cells]);
                }

                cells.Clear();
                start = ++line;
            }
        }
    }

    private static char SeparatorOf(string content)
    {
        bool isQuoted = false;
        char found = ',';
        foreach (char unit in content)
        {
            isQuoted ^= unit == '"';
            if (!isQuoted && unit is ',' or '\n')
            {
                return unit == ',' ? ',' : found;
            }

            if (!isQuoted && unit == ';')
            {
                found = ';';
            }
        }

        return found;
    }

    /// <summary>Reads one cell and stops at the separator or line end behind it.</summary>
    private static string ReadCell(string content, char separator, string? source, ref int at, ref int line)
    {
        if (content[at] != '"')
        {
            int length = content.AsSpan(at).IndexOfAny(separator, '\n');
            int end = length < 0 ? content.Length : at + length;
            string cell = content[at..end];
            at = end;
            return cell;
        }

        int opened = line;
        StringBuilder text = new();
        for (at++; at < content.Length; at++)
        {
            if (content[at] != '"')
            {
                line += content[at] == '\n' ? 1 : 0;
                text.Append(content[at]);
            }
            else if (at + 1 < content.Length && content[at + 1] == '"')
            {
                text.Append('"');
                at++;
            }
            else
            {
                at++;
                return at >= content.Length || content[at] == separator || content[at] == '\n'
                    ? text.ToString()
                    : throw Malformed("Text follows a closing quote. Double the quotes within a quoted cell.", source, line);
            }
        }

        throw Malformed("A quote is not closed.", source, opened);
    }

    private static KnowledgeContentException Malformed(string message, string? source, int line) =>
        new(message, source, line);
}
