using System.Globalization;
using System.Net;
using System.Text;

namespace ActionSteps.Messages;

/// <summary>The text of rich text, for channels without markup: lines, bullets and numbers, links followed by their address.</summary>
internal sealed class PlainText
{
    private readonly StringBuilder _text = new();
    private readonly Stack<int> _lists = new();
    private string? _address;

    private PlainText()
    {
    }

    public static string Of(string html)
    {
        PlainText plain = new();
        int at = 0;
        while (at < html.Length)
        {
            int open = html.IndexOf('<', at);
            int close = open < 0 ? -1 : html.IndexOf('>', open);
            if (close < 0)
            {
                break;
            }

            plain._text.Append(WebUtility.HtmlDecode(html[at..open]));
            plain.Tag(html.AsSpan(open + 1, close - open - 1));
            at = close + 1;
        }

        plain._text.Append(WebUtility.HtmlDecode(html[at..]));
        return plain._text.ToString().Trim();
    }

    private void Tag(ReadOnlySpan<char> tag)
    {
        int space = tag.IndexOfAny(" \t\r\n");
        ReadOnlySpan<char> name = (space < 0 ? tag : tag[..space]).TrimEnd('/');
        switch (name.ToString().ToUpperInvariant())
        {
            case "BR" or "/P" or "/H1" or "/H2" or "/H3" or "/H4" or "/LI" or "/DIV":
                _text.Append('\n');
                break;
            case "UL":
                _lists.Push(-1);
                break;
            case "OL":
                _lists.Push(0);
                break;
            case "/UL" or "/OL":
                _lists.TryPop(out _);
                break;
            case "LI":
                Bullet();
                break;
            case "A":
                _address = Address(tag);
                break;
            case "/A" when _address is not null:
                _text.Append(CultureInfo.InvariantCulture, $" ({_address})");
                _address = null;
                break;
        }
    }

    private void Bullet()
    {
        if (!_lists.TryPop(out int number))
        {
            number = -1;
        }

        if (number < 0)
        {
            _text.Append("- ");
        }
        else
        {
            number++;
            _text.Append(CultureInfo.InvariantCulture, $"{number}. ");
        }

        _lists.Push(number);
    }

    private static string? Address(ReadOnlySpan<char> tag)
    {
        const string Name = "href=\"";
        int start = tag.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return null;
        }

        ReadOnlySpan<char> rest = tag[(start + Name.Length)..];
        int end = rest.IndexOf('"');
        return end <= 0 ? null : WebUtility.HtmlDecode(rest[..end].ToString());
    }
}
