namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>A piece of a pattern: text, or a place that is named in braces.</summary>
internal readonly struct PatternPiece(string text, bool isPlace)
{
    internal string Text { get; } = text;

    internal bool IsPlace { get; } = isPlace;

    internal static List<PatternPiece> Split(string pattern)
    {
        var pieces = new List<PatternPiece>();
        int at = 0;
        for (int start; at < pattern.Length && (start = pattern.IndexOf('{', at)) >= 0;)
        {
            if (start > at)
            {
                pieces.Add(new(pattern[at..start], isPlace: false));
            }

            int end = pattern.IndexOf('}', start);
            pieces.Add(new(pattern[(start + 1)..end], isPlace: true));
            at = end + 1;
        }

        if (at < pattern.Length)
        {
            pieces.Add(new(pattern[at..], isPlace: false));
        }

        return pieces;
    }

    /// <summary>Writes a piece of a number pattern.</summary>
    internal void Write(IntlParts parts, NumberParts number, string? currency)
    {
        switch (IsPlace ? Text : "")
        {
            case "n":
                number.Write(parts);
                break;
            case "-" or "+":
                number.WriteSign(parts);
                break;
            case "c":
                parts.Add("currency", currency ?? "");
                break;
            default:
                WriteWords(parts, number.WordType);
                break;
        }
    }

    /// <summary>White space and marks of direction around a word are literals.</summary>
    private void WriteWords(IntlParts parts, string type)
    {
        string word = Text.Trim(' ', '\u00a0', '\u202f', '\u200e', '\u200f', '\u061c');
        int at = Text.IndexOf(word, StringComparison.Ordinal);
        parts.Literal(Text[..at]);
        parts.Add(word is "(" or ")" ? "literal" : type, word);
        parts.Literal(Text[(at + word.Length)..]);
    }
}
