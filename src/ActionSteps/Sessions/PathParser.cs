using System.Text;

namespace ActionSteps.Sessions;

/// <summary>Splits path text into its parts (session-and-variables.md section 6).</summary>
internal static class PathParser
{
    // No value nests deeper, so that a longer path cannot lead anywhere.
    public const int MostSegments = Value.MaxDepth;

    /// <summary>The parts; none when the text is not a path.</summary>
    /// <param name="text">The path.</param>
    /// <param name="allowsSpaces">Whether names may hold spaces inside.</param>
    public static PathSegment[] Parse(string text, bool allowsSpaces = false)
    {
        if (text.Length is 0 or > VariablePath.MaxLength)
        {
            return [];
        }

        List<PathSegment> segments = [];
        int at = 0;
        while (at < text.Length)
        {
            bool isBracket = text[at] == '[';
            if (segments.Count > 0 && !isBracket)
            {
                if (text[at] != '.')
                {
                    return [];
                }

                at++;
            }

            bool read = isBracket && segments.Count > 0 ? TryReadBracket(text, ref at, segments) : TryReadName(text, ref at, segments, allowsSpaces);
            if (!read || segments.Count > MostSegments)
            {
                return [];
            }
        }

        return [.. segments];
    }

    private static bool TryReadName(string text, ref int at, List<PathSegment> segments, bool allowsSpaces)
    {
        int start = at;
        while (at < text.Length && (IsNameUnit(text[at]) || (allowsSpaces && text[at] == ' ')))
        {
            at++;
        }

        if (at == start)
        {
            return false;
        }

        segments.Add(PathSegment.Of(text[start..at]));
        return true;
    }

    private static bool TryReadBracket(string text, ref int at, List<PathSegment> segments)
    {
        at++;
        if (at < text.Length && text[at] is '"' or '\'')
        {
            return TryReadQuoted(text, ref at, segments);
        }

        int end = text.IndexOf(']', at);
        if (end < 0)
        {
            return false;
        }

        PathSegment segment = PathSegment.Of(WithoutPadding(text[at..end].Trim()));
        segments.Add(segment);
        at = end + 1;
        return segment.Index != PathSegment.NoIndex;
    }

    /// <summary>In brackets <c>007</c> is an index all the same.</summary>
    private static string WithoutPadding(string index) =>
        index.StartsWith('0') && index.TrimStart('0') is { } digits ? (digits.Length == 0 ? "0" : digits) : index;

    private static bool TryReadQuoted(string text, ref int at, List<PathSegment> segments)
    {
        char quote = text[at++];
        StringBuilder name = new();
        while (at < text.Length && text[at] != quote)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at++;
            }

            name.Append(text[at++]);
        }

        if (at + 1 >= text.Length || text[at + 1] != ']')
        {
            return false;
        }

        segments.Add(PathSegment.Of(name.ToString()));
        at += 2;
        return true;
    }

    private static bool IsNameUnit(char unit) =>
        unit is not ('.' or '[' or ']' or '{' or '}' or '|' or '"' or '\'') && !char.IsWhiteSpace(unit);
}
