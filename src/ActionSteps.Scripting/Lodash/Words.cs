namespace ActionSteps.Scripting.Lodash;

/// <summary>Splits a text into words: at changes of case, between letters and digits, at signs; contractions and ordinals stay whole.</summary>
internal static class Words
{
    private const string Lower = "a-z\\xdf-\\xf6\\xf8-\\xff";
    private const string Upper = "A-Z\\xc0-\\xd6\\xd8-\\xde";

    private const string Breaks = "\\xac\\xb1\\xd7\\xf7\\x00-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\xbf\\u2000-\\u206f"
        + " \\t\\x0b\\f\\xa0\\ufeff\\n\\r\\u2028\\u2029\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000";

    // Letters of scripts without case, and everything else that is neither sign nor digit.
    private const string Other = "[^\\ud800-\\udfff" + Breaks + "\\d+\\u2700-\\u27bf" + Lower + Upper + "]";
    private const string LowerOrOther = "(?:[" + Lower + "]|" + Other + ")";
    private const string UpperOrOther = "(?:[" + Upper + "]|" + Other + ")";
    private const string LowerEnding = "(?:['\\u2019](?:d|ll|m|re|s|t|ve))?";
    private const string UpperEnding = "(?:['\\u2019](?:D|LL|M|RE|S|T|VE))?";

    private static readonly TextPattern s_signs = new("[a-z][A-Z]|[A-Z]{2}[a-z]|[0-9][a-zA-Z]|[a-zA-Z][0-9]|[^a-zA-Z0-9 ]");
    private static readonly TextPattern s_plain = new("[^\\x00-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7f]+");

    private static readonly TextPattern s_words = new(
        "[" + Upper + "]?[" + Lower + "]+" + LowerEnding + "(?=[" + Breaks + "]|[" + Upper + "]|$)"
        + "|" + UpperOrOther + "+" + UpperEnding + "(?=[" + Breaks + "]|[" + Upper + "]" + LowerOrOther + "|$)"
        + "|[" + Upper + "]?" + LowerOrOther + "+" + LowerEnding
        + "|[" + Upper + "]+" + UpperEnding
        + "|\\d*(?:1ST|2ND|3RD|(?![123])\\dTH)(?=\\b|[a-z_])|\\d*(?:1st|2nd|3rd|(?![123])\\dth)(?=\\b|[A-Z_])|\\d+|" + TextUnits.Emoji);

    internal static List<string> Of(Realm realm, string text) => (s_signs.IsIn(realm, text) ? s_words : s_plain).All(realm, text);
}
