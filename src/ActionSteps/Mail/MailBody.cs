using System.Buffers;
using System.Collections.Frozen;
using ActionSteps.Expressions;
using ActionSteps.Messages;

namespace ActionSteps.Mail;

/// <summary>The body of a mail: plain text, or HTML with the same as plain text.</summary>
/// <param name="Text">The plain text.</param>
/// <param name="Html">The HTML; <c>null</c> when the builder wrote plain text.</param>
internal readonly record struct MailBody(string Text, string? Html)
{
    private const int LongestTag = 10;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create("> /\t\r\n");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Tags = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        [
            "a", "abbr", "address", "article", "b", "big", "blockquote", "body", "br", "caption", "center", "cite", "code", "col",
            "colgroup", "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
            "head", "header", "hr", "html", "i", "img", "ins", "kbd", "label", "li", "link", "main", "mark", "meta", "nav", "ol", "p", "pre",
            "q", "s", "samp", "section", "small", "span", "strike", "strong", "style", "sub", "sup", "table", "tbody", "td", "tfoot", "th",
            "thead", "time", "title", "tr", "tt", "u", "ul", "var", "wbr",
        ]).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Fills the template. Whether it is HTML is the builder's word, never that of a value.</summary>
    public static MailBody Render(Template template, StepContext context)
    {
        if (!HasTag(template.Source))
        {
            return new MailBody(context.Render(template, field: "body"), null);
        }

        string html = context.Render(template, TemplateEncoding.Html, "body");
        return new MailBody(HtmlText.Read(html, paragraphBreaks: 2), html);
    }

    /// <summary>Whether a tag of HTML stands outside placeholders. <c>Ann &lt;ann@b.example&gt;</c> holds none.</summary>
    private static bool HasTag(string source)
    {
        int lastTagEnd = source.LastIndexOf('>');
        int lastPlaceholderEnd = source.LastIndexOf('}');
        for (int at = 0; at < lastTagEnd; at++)
        {
            if (source[at] == '<' && IsTag(source.AsSpan(at + 1)))
            {
                return true;
            }

            if (source[at] == '\\')
            {
                at++;
            }
            else if (source[at] == '{' && at < lastPlaceholderEnd)
            {
                at = source.IndexOf('}', at);
            }
        }

        return false;
    }

    private static bool IsTag(ReadOnlySpan<char> rest)
    {
        ReadOnlySpan<char> name = rest.StartsWith('/') ? rest[1..] : rest;
        int length = name[..Math.Min(name.Length, LongestTag + 1)].IndexOfAny(NameEnds);
        return length > 0 && Tags.Contains(name[..length]);
    }
}
