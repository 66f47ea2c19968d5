using System.Globalization;
using System.Net;
using System.Text;

namespace ActionSteps.Messages;

/// <summary>
/// HTML as plain text: without tags, entities decoded, a line for each line and block of the page, bullets and numbers, the address
/// behind a link. One pass, whatever the HTML is.
/// </summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();
    private readonly Stack<int> _lists = new();
    private readonly int _paragraphBreaks;
    private int _lineBreaks;
    private bool _space;
    private string? _link;
    private int _linkStart;

    private HtmlText(int paragraphBreaks) => _paragraphBreaks = paragraphBreaks;

    /// <summary>The text of a page or of a part of one.</summary>
    /// <param name="html">The page.</param>
    /// <param name="paragraphBreaks">The line breaks between paragraphs, headings and lists: 2 for an empty line, 1 for none.</param>
    public static string Read(string html, int paragraphBreaks)
    {
        HtmlText reader = new(paragraphBreaks);
        int at = 0;
        while (at < html.Length)
        {
            int open = html.IndexOf('<', at);
            open = open < 0 ? html.Length : open;
            reader.Write(WebUtility.HtmlDecode(html[at..open]));
            at = open < html.Length ? reader.ReadTag(html, open) : open;
        }

        return reader._text.ToString();
    }

    /// <summary>Reads what begins with <c>&lt;</c>.</summary>
    /// <returns>The position behind it.</returns>
    private int ReadTag(string html, int open)
    {
        if (html.AsSpan(open).StartsWith("<!--"))
        {
            return EndOf(html, "-->", open + 4);
        }

        int nameStart = open + (html.AsSpan(open + 1).StartsWith('/') ? 2 : 1);
        if (nameStart >= html.Length || !(char.IsAsciiLetter(html[nameStart]) || html[nameStart] is '!' or '?'))
        {
            Write("<");
            return open + 1;
        }

        int end = EndOf(html, ">", nameStart);
        ReadOnlySpan<char> tag = html.AsSpan(nameStart, end - nameStart).TrimEnd('>');
        int nameLength = tag.IndexOfAny(" \t\r\n/");
        string name = (nameLength < 0 ? tag : tag[..nameLength]).ToString().ToLowerInvariant();
        if (nameStart == open + 2)
        {
            EndTag(name);
            return end;
        }

        StartTag(name, tag);
        return name is "head" or "style" or "script" or "title" ? EndOf(html, $"</{name}", end) : end;
    }

    private void StartTag(string name, ReadOnlySpan<char> tag)
    {
        Break(name);
        switch (name)
        {
            case "br":
                _lineBreaks++;
                break;
            case "ul":
                _lists.Push(-1);
                break;
            case "ol":
                _lists.Push(0);
                break;
            case "li":
                Write(Bullet());
                _space = true;
                break;
            case "a":
                _link = TargetOf(tag);
                _linkStart = _text.Length;
                break;
        }
    }

    private void EndTag(string name)
    {
        Break(name);
        if (name is "ul" or "ol")
        {
            _lists.TryPop(out _);
        }
        else if (name == "a" && _link is { } target)
        {
            _link = null;
            if (_text.ToString(_linkStart, _text.Length - _linkStart).Trim() != target)
            {
                Write($" ({target})");
            }
        }
    }

    private string Bullet()
    {
        if (!_lists.TryPop(out int number) || number < 0)
        {
            _lists.Push(-1);
            return "-";
        }

        _lists.Push(number + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{number + 1}.");
    }

    private void Break(string name)
    {
        switch (name)
        {
            case "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "dl" or "table" or "blockquote" or "pre" or "hr":
                _lineBreaks = Math.Max(_lineBreaks, _paragraphBreaks);
                break;
            case "div" or "li" or "tr" or "dt" or "dd" or "section" or "article" or "header" or "footer" or "main" or "address" or "body":
                _lineBreaks = Math.Max(_lineBreaks, 1);
                break;
            case "td" or "th":
                _space = true;
                break;
        }
    }

    /// <summary>Adds text after the breaks and the space that stand before it; white space of the source is one space.</summary>
    private void Write(string text)
    {
        foreach (char character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                _space = true;
                continue;
            }

            if (_text.Length > 0 && _lineBreaks > 0)
            {
                _text.Append('\n', Math.Min(_lineBreaks, 3));
            }
            else if (_text.Length > 0 && _space)
            {
                _text.Append(' ');
            }

            _lineBreaks = 0;
            _space = false;
            _text.Append(character);
        }
    }

    private static string? TargetOf(ReadOnlySpan<char> tag)
    {
        int at = tag.IndexOf("href=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        ReadOnlySpan<char> value = tag[(at + 5)..];
        int end = value.Length > 0 && value[0] is '"' or '\'' ? value[1..].IndexOf(value[0]) + 1 : value.IndexOfAny(' ', '\t');
        string target = WebUtility.HtmlDecode((end <= 0 ? value : value[..end]).Trim("\"'").ToString());
        return target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || target.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            ? target
            : null;
    }

    private static int EndOf(string html, string mark, int start)
    {
        int at = html.IndexOf(mark, start, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? html.Length : at + (mark[0] == '<' ? 0 : mark.Length);
    }
}
