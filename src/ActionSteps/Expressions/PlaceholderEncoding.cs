using ActionSteps.Sessions;

namespace ActionSteps.Expressions;

/// <summary>Writes what a placeholder has printed in the encoding of the text around it.</summary>
internal static class PlaceholderEncoding
{
    /// <summary>Encodes everything that was written since a position.</summary>
    public static void Apply(TemplateEncoding encoding, scoped ref TextBuilder builder, int start)
    {
        if (encoding == TemplateEncoding.None || builder.Length == start)
        {
            return;
        }

        string raw = new(builder.From(start));
        builder.Truncate(start);
        if (encoding == TemplateEncoding.Url)
        {
            builder.Append(Uri.EscapeDataString(raw));
            return;
        }

        for (int i = 0; i < raw.Length; i++)
        {
            AppendMarkup(ref builder, raw, ref i, encoding == TemplateEncoding.Xml);
        }
    }

    private static void AppendMarkup(scoped ref TextBuilder builder, string raw, ref int at, bool isXml)
    {
        char unit = raw[at];
        switch (unit)
        {
            case '&':
                builder.Append("&amp;");
                break;
            case '<':
                builder.Append("&lt;");
                break;
            case '>':
                builder.Append("&gt;");
                break;
            case '"':
                builder.Append("&quot;");
                break;
            case '\'':
                builder.Append(isXml ? "&apos;" : "&#39;");
                break;
            default:
                if (isXml && char.IsSurrogatePair(raw, at))
                {
                    builder.Append(unit);
                    builder.Append(raw[++at]);
                }
                else
                {
                    builder.Append(isXml && !IsInXml(unit) ? '\uFFFD' : unit);
                }

                break;
        }
    }

    /// <summary>XML has no form at all for most control characters and for halves of pairs: one of them makes the whole text unreadable.</summary>
    private static bool IsInXml(char unit) =>
        unit is >= ' ' and < '\uFFFE' ? !char.IsSurrogate(unit) : unit is '\t' or '\n' or '\r';
}
