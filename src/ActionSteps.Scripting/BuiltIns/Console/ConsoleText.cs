using System.Text;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>Texts in quotes, as a log shows them.</summary>
internal static class ConsoleText
{
    /// <summary>In single quotes, or others where that saves escapes.</summary>
    internal static string Quote(string text)
    {
        char quote = !text.Contains('\'') ? '\''
            : !text.Contains('"') ? '"'
            : !text.Contains('`') && !text.Contains("${", StringComparison.Ordinal) ? '`'
            : '\'';
        return quote + Escape(text, quote) + quote;
    }

    internal static string Escape(string text, char quote = '\'')
    {
        StringBuilder? escaped = null;
        for (int i = 0; i < text.Length; i++)
        {
            char unit = text[i];
            bool isPair = char.IsHighSurrogate(unit) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            string? escape = isPair ? null : EscapeOf(unit, quote);
            if (escape is not null && escaped is null)
            {
                escaped = new StringBuilder(text, 0, i, text.Length + 16);
            }

            escaped?.Append(escape ?? unit.ToString());
            if (isPair)
            {
                i++;
                escaped?.Append(text[i]);
            }
        }

        return escaped?.ToString() ?? text;
    }

    internal static bool IsWord(string name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            if (!char.IsAsciiLetter(name[i]) && name[i] != '_' && (i == 0 || !char.IsAsciiDigit(name[i])))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private static string? EscapeOf(char unit, char quote) => unit switch
    {
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        '\\' => "\\\\",
        '\'' when quote == '\'' => "\\'",
        < ' ' or (>= '\x7F' and <= '\x9F') => $"\\x{((int)unit).ToString("X2", CultureInfo.InvariantCulture)}",
        >= '\uD800' and <= '\uDFFF' => $"\\u{((int)unit).ToString("x4", CultureInfo.InvariantCulture)}",
        _ => null,
    };
}
