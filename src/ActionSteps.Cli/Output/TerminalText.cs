using System.Text;

namespace ActionSteps.Cli.Output;

/// <summary>Text of bots and users on a terminal: control characters, and with them escape sequences, are made visible.</summary>
internal static class TerminalText
{
    public static string Clean(string text)
    {
        StringBuilder? clean = null;
        for (int i = 0; i < text.Length; i++)
        {
            bool isControl = char.IsControl(text[i]) && text[i] is not ('\n' or '\t');
            if (isControl && clean is null)
            {
                clean = new StringBuilder(text, 0, i, text.Length);
            }

            clean?.Append(isControl ? '\u00b7' : text[i]);
        }

        return clean?.ToString() ?? text;
    }

    /// <summary>One line of at most that many characters.</summary>
    public static string Shorten(string text, int length)
    {
        string line = Clean(text).ReplaceLineEndings(" ");
        return line.Length <= length ? line : line[..(length - 1)] + "…";
    }
}
