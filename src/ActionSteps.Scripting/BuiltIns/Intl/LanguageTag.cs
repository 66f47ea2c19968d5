using System.Text;

namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>Unicode BCP 47 locale identifiers: structure and canonical form.</summary>
internal static class LanguageTag
{
    /// <summary>Longer ones are no locale that anybody has.</summary>
    private const int MaxLength = 255;

    internal static string Language(string tag)
    {
        int at = tag.IndexOf('-', StringComparison.Ordinal);
        return at < 0 ? tag : tag[..at];
    }

    internal static string WithoutExtensions(string tag)
    {
        for (int at = tag.IndexOf('-', StringComparison.Ordinal); at >= 0; at = tag.IndexOf('-', at + 1))
        {
            if (at + 2 < tag.Length && tag[at + 2] == '-')
            {
                return tag[..at];
            }
        }

        return tag;
    }

    /// <summary>The value of a key of the Unicode extension, such as "nu"; null when it is absent.</summary>
    internal static string? Keyword(string extension, string key)
    {
        int start = extension.IndexOf("-u-", StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        string[] parts = extension[(start + 3)..].Split('-');
        int at = Array.IndexOf(parts, key);
        if (at < 0 || parts.Take(at).Any(static part => part.Length == 1))
        {
            return null;
        }

        return string.Join('-', parts.Skip(at + 1).TakeWhile(static part => part.Length > 2));
    }

    internal static bool TryCanonicalize(string source, out string tag)
    {
        tag = "";
        if (source.Length is 0 or > MaxLength)
        {
            return false;
        }

        string[] parts = source.ToLowerInvariant().Split('-');
        if (!Array.TrueForAll(parts, IsSubtag) || !(parts[0].Length is 2 or 3 or (>= 5 and <= 8)) || !IsLetters(parts[0]))
        {
            return false;
        }

        var text = new StringBuilder(Replaced(parts[0]));
        int at = 1;
        if (at < parts.Length && parts[at].Length == 4 && IsLetters(parts[at]))
        {
            text.Append('-').Append(char.ToUpperInvariant(parts[at][0])).Append(parts[at].AsSpan(1));
            at++;
        }

        if (at < parts.Length && ((parts[at].Length == 2 && IsLetters(parts[at])) || (parts[at].Length == 3 && parts[at].All(char.IsAsciiDigit))))
        {
            text.Append('-').Append(parts[at].ToUpperInvariant());
            at++;
        }

        var variants = new List<string>();
        for (; at < parts.Length && (parts[at].Length >= 5 || (parts[at].Length == 4 && char.IsAsciiDigit(parts[at][0]))); at++)
        {
            if (variants.Contains(parts[at]))
            {
                return false;
            }

            variants.Add(parts[at]);
        }

        variants.Sort(StringComparer.Ordinal);
        foreach (string variant in variants)
        {
            text.Append('-').Append(variant);
        }

        if (!TryExtensions(parts.AsSpan(at), text))
        {
            return false;
        }

        tag = text.ToString();
        return true;
    }

    private static bool TryExtensions(ReadOnlySpan<string> parts, StringBuilder text)
    {
        string seen = "";
        for (int at = 0; at < parts.Length;)
        {
            string singleton = parts[at++];
            if (singleton.Length != 1 || seen.Contains(singleton, StringComparison.Ordinal))
            {
                return false;
            }

            seen += singleton;
            int start = at;
            text.Append('-').Append(singleton);
            for (; at < parts.Length && (parts[at].Length > 1 || singleton == "x"); at++)
            {
                // "true" says nothing more than the key alone.
                if (!(singleton == "u" && parts[at] is "true" or "yes" && at > start))
                {
                    text.Append('-').Append(parts[at]);
                }
            }

            if (at == start)
            {
                return false;
            }
        }

        return true;
    }

    private static string Replaced(string language) => language switch
    {
        "iw" => "he",
        "in" => "id",
        "ji" => "yi",
        "mo" => "ro",
        "tl" => "fil",
        _ => language,
    };

    private static bool IsSubtag(string part) => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit);

    private static bool IsLetters(string part) => part.All(char.IsAsciiLetter);
}
