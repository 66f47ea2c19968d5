namespace ActionSteps.Knowledge;

/// <summary>
/// Divides Markdown at its headings, both <c># like this</c> and underlined. Headings in fenced code do not count, front matter is left
/// out, and the text below a heading stays as it was written.
/// </summary>
internal sealed class MarkdownSections
{
    private readonly List<(int Level, string Text)> _headings = [];
    private readonly List<string> _lines = [];
    private readonly List<(string Text, IReadOnlyList<string> Headings)> _sections = [];
    private string? _fence;

    private MarkdownSections()
    {
    }

    /// <summary>The text below each heading, with that heading and those above it from the outside in; empty ones are left out.</summary>
    public static IReadOnlyList<(string Text, IReadOnlyList<string> Headings)> Of(string content)
    {
        MarkdownSections reader = new();
        foreach (string line in WithoutFrontMatter(content.Split('\n')))
        {
            reader.Add(line);
        }

        reader.EndSection();
        return reader._sections;
    }

    private static ReadOnlySpan<string> WithoutFrontMatter(ReadOnlySpan<string> lines)
    {
        int end = lines.Length > 1 && lines[0].TrimEnd() == "---" ? lines[1..].IndexOf("---") : -1;
        return end < 0 ? lines : lines[(end + 2)..];
    }

    private void Add(string line)
    {
        ReadOnlySpan<char> text = line.AsSpan().Trim();
        if (FenceOf(text) is { } fence)
        {
            _fence = _fence is null ? fence : text.StartsWith(_fence, StringComparison.Ordinal) ? null : _fence;
        }
        else if (_fence is null && HeadingLevel(text) is var level and > 0)
        {
            StartSection(level, HeadingText(text[level..].Trim()));
            return;
        }
        else if (_fence is null && UnderlineLevel(text) is var underlined and > 0 && IsHeadingText())
        {
            string heading = _lines[^1].Trim();
            _lines.RemoveAt(_lines.Count - 1);
            StartSection(underlined, heading);
            return;
        }

        _lines.Add(line);
    }

    private static string? FenceOf(ReadOnlySpan<char> text) =>
        text.StartsWith("```", StringComparison.Ordinal) ? "```" : text.StartsWith("~~~", StringComparison.Ordinal) ? "~~~" : null;

    private static int HeadingLevel(ReadOnlySpan<char> text)
    {
        int level = text.IndexOfAnyExcept('#');
        level = level < 0 ? text.Length : level;
        return level is > 0 and <= 6 && (level == text.Length || text[level] is ' ' or '\t') ? level : 0;
    }

    /// <summary>Without the number signs that may close a heading; they stand behind a space, unlike those of C#.</summary>
    private static string HeadingText(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> open = text.TrimEnd('#');
        return (open.IsEmpty || open[^1] is ' ' or '\t' ? open.TrimEnd() : text).ToString();
    }

    private static int UnderlineLevel(ReadOnlySpan<char> text) =>
        text.Length < 2 ? 0 : !text.ContainsAnyExcept('=') ? 1 : !text.ContainsAnyExcept('-') ? 2 : 0;

    /// <summary>Whether the last line is a text of its own: a line below an empty one.</summary>
    private bool IsHeadingText() =>
        _lines.Count > 0 && !string.IsNullOrWhiteSpace(_lines[^1]) && (_lines.Count == 1 || string.IsNullOrWhiteSpace(_lines[^2]));

    private void StartSection(int level, string heading)
    {
        EndSection();
        _headings.RemoveAll(other => other.Level >= level);
        if (heading.Length > 0)
        {
            _headings.Add((level, heading));
        }
    }

    private void EndSection()
    {
        string text = string.Join('\n', _lines).Trim();
        _lines.Clear();
        if (text.Length > 0)
        {
            _sections.Add((text, [.. _headings.Select(heading => heading.Text)]));
        }
    }
}
