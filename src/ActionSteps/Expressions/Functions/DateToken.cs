namespace ActionSteps.Expressions.Functions;

/// <summary>One part of a date format: a field, or literal text.</summary>
/// <param name="Field">The field as it is written, such as <c>MMMM</c>; empty for literal text.</param>
/// <param name="Literal">The literal text.</param>
internal readonly record struct DateToken(string Field, string Literal)
{
    // The longest of those that start alike come first.
    private static readonly string[] Fields =
        ["YYYY", "YY", "MMMM", "MMM", "MM", "M", "DD", "D", "dddd", "ddd", "HH", "H", "hh", "h", "mm", "m", "ss", "SSS", "A", "Z"];

    /// <summary>The parts of a format. Letters that are no field, and everything between <c>[</c> and <c>]</c>, are literal.</summary>
    public static List<DateToken> Parse(string format)
    {
        List<DateToken> tokens = [];
        int from = 0;
        int at = 0;
        while (at < format.Length)
        {
            int close = format[at] == '[' ? format.IndexOf(']', at) : -1;
            string? field = close < 0 ? Array.Find(Fields, field => string.CompareOrdinal(format, at, field, 0, field.Length) == 0) : null;
            if (close < 0 && field is null)
            {
                at++;
                continue;
            }

            AddLiteral(tokens, format[from..at]);
            if (field is null)
            {
                AddLiteral(tokens, format[(at + 1)..close]);
                at = close + 1;
            }
            else
            {
                tokens.Add(new DateToken(field, string.Empty));
                at += field.Length;
            }

            from = at;
        }

        AddLiteral(tokens, format[from..]);
        return tokens;
    }

    private static void AddLiteral(List<DateToken> tokens, string text)
    {
        if (text.Length > 0)
        {
            tokens.Add(new DateToken(string.Empty, text));
        }
    }
}
