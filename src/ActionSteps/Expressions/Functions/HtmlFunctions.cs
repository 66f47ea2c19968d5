using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>HTML from and to text.</summary>
internal static class HtmlFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("ESCAPE", 1, 1, "text", "The text with & < > \" ' as HTML entities.", Escape, "ESCAPE_HTML"),
        new("STRIP_HTML", 1, 1, "text", "The text without tags, comments, scripts and style sheets.", Strip),
        new("NEWLINE_TO_BR", 1, 1, "text", "The text with <br /> before every line break.", BreakLines),
    ];

    private static Value Escape(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        string text = arguments.Text(0, context);
        TextBuilder result = new(stackalloc char[256], context.Limits.MaxTextLength);
        try
        {
            int from = 0;
            for (int at = NextSpecial(text, 0); at >= 0; at = NextSpecial(text, from))
            {
                result.Append(text.AsSpan(from, at - from));
                result.Append(EntityOf(text[at]));
                from = at + 1;
            }

            result.Append(text.AsSpan(from));
            Work.Charge(context, result.Length);
            return result.ToString();
        }
        finally
        {
            result.Dispose();
        }
    }

    private static Value Strip(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        string text = arguments.PeekText(0, context);
        Work.ChargeText(context, text.Length);
        return HtmlText.Strip(text);
    }

    private static Value BreakLines(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        string text = arguments.Text(0, context);
        TextBuilder result = new(stackalloc char[256], context.Limits.MaxTextLength);
        try
        {
            int from = 0;
            for (int at = text.AsSpan().IndexOfAny('\r', '\n'); at >= 0; at = IndexOfBreak(text, from))
            {
                result.Append(text.AsSpan(from, at - from));
                result.Append("<br />\n");
                from = at + (text.AsSpan(at).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1);
            }

            result.Append(text.AsSpan(from));
            Work.Charge(context, result.Length);
            return result.ToString();
        }
        finally
        {
            result.Dispose();
        }
    }

    private static int IndexOfBreak(string text, int from) => text.AsSpan(from).IndexOfAny('\r', '\n') is >= 0 and int at ? from + at : -1;

    private static int NextSpecial(string text, int from) => text.AsSpan(from).IndexOfAny("&<>\"'") is >= 0 and int at ? from + at : -1;

    private static string EntityOf(char unit) => unit switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        _ => "&#39;",
    };
}
