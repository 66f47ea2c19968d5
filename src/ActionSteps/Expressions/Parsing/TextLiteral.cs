using System.Globalization;
using System.Text;

namespace ActionSteps.Expressions.Parsing;

/// <summary>
/// The text between quotes. Escapes are <c>\n \t \r \\ \" \' \{ \} \uXXXX</c>; before anything else a backslash is a backslash, as
/// people write regular expressions here.
/// </summary>
internal static class TextLiteral
{
    /// <summary>Resolves the escapes.</summary>
    /// <param name="content">What stands between the quotes.</param>
    /// <param name="text">The text.</param>
    /// <param name="fault">Where an escape is not complete.</param>
    public static bool TryDecode(ReadOnlySpan<char> content, out string text, out int fault)
    {
        fault = -1;
        int escape = content.IndexOf('\\');
        if (escape < 0)
        {
            text = content.ToString();
            return true;
        }

        text = string.Empty;
        StringBuilder builder = new(content.Length);
        int start = 0;
        while (escape >= 0)
        {
            builder.Append(content[start..escape]);
            int length = Decode(content[escape..], builder);
            if (length == 0)
            {
                fault = escape;
                return false;
            }

            start = escape + length;
            int next = content[start..].IndexOf('\\');
            escape = next < 0 ? -1 : start + next;
        }

        text = builder.Append(content[start..]).ToString();
        return true;
    }

    /// <summary>Appends the meaning of an escape and returns its length; 0 when it is not complete.</summary>
    private static int Decode(ReadOnlySpan<char> escape, StringBuilder builder)
    {
        char unit = escape[1];
        if (unit == 'u')
        {
            if (escape.Length < 6 || !ushort.TryParse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
            {
                return 0;
            }

            builder.Append((char)code);
            return 6;
        }

        switch (unit)
        {
            case 'n':
                builder.Append('\n');
                break;
            case 't':
                builder.Append('\t');
                break;
            case 'r':
                builder.Append('\r');
                break;
            case '\\' or '"' or '\'' or '{' or '}':
                builder.Append(unit);
                break;
            default:
                builder.Append('\\').Append(unit);
                break;
        }

        return 2;
    }
}
