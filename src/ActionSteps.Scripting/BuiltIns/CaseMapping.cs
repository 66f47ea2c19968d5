using System.Text;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>
/// Upper and lower case as Unicode maps them without a locale. The framework maps unit by unit; the few characters that become
/// several, and the sigma at the end of a word, are told here.
/// </summary>
internal static class CaseMapping
{
    private const char CapitalSigma = '\u03A3';
    private const char FinalSigma = '\u03C2';
    private const char DottedI = '\u0130';

    // Greek vowels with iota below, 16 for each of alpha, eta, omega: the first of the eight capitals that stand before the iota.
    private const string GreekIota = "\u1F08\u1F28\u1F68";

    internal static string ToUpper(string text)
    {
        int at = IndexOfLongUpper(text, 0);
        if (at < 0)
        {
            return text.ToUpperInvariant();
        }

        var made = new StringBuilder(text.Length + 8);
        int from = 0;
        for (; at >= 0; from = at + 1, at = IndexOfLongUpper(text, from))
        {
            made.Append(text.AsSpan(from, at - from).ToString().ToUpperInvariant()).Append(LongUpper(text[at]));
        }

        return made.Append(text[from..].ToUpperInvariant()).ToString();
    }

    internal static string ToLower(string text)
    {
        if (!text.AsSpan().ContainsAny(CapitalSigma, DottedI))
        {
            return text.ToLowerInvariant();
        }

        var made = new StringBuilder(text.ToLowerInvariant().Replace(DottedI, 'i'));
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == CapitalSigma && IsFinal(text, i))
            {
                made[i] = FinalSigma;
            }
        }

        return text.Contains(DottedI, StringComparison.Ordinal) ? InsertDots(text, made.ToString()) : made.ToString();
    }

    private static string InsertDots(string source, string lower)
    {
        var made = new StringBuilder(lower.Length + 8);
        for (int i = 0; i < lower.Length; i++)
        {
            made.Append(lower[i]);
            if (source[i] == DottedI)
            {
                made.Append('\u0307');
            }
        }

        return made.ToString();
    }

    // Final_Sigma: a cased letter before and none behind, characters that case ignores not counting.
    private static bool IsFinal(string text, int at)
    {
        int before = at;
        while (before > 0 && IsIgnored(RuneBefore(text, before)))
        {
            before -= RuneBefore(text, before).Utf16SequenceLength;
        }

        if (before == 0 || !IsCased(RuneBefore(text, before)))
        {
            return false;
        }

        int behind = at + 1;
        while (behind < text.Length && IsIgnored(RuneAt(text, behind)))
        {
            behind += RuneAt(text, behind).Utf16SequenceLength;
        }

        return behind >= text.Length || !IsCased(RuneAt(text, behind));
    }

    private static Rune RuneBefore(string text, int end)
    {
        Rune.DecodeLastFromUtf16(text.AsSpan(0, end), out Rune rune, out _);
        return rune;
    }

    private static Rune RuneAt(string text, int start)
    {
        Rune.DecodeFromUtf16(text.AsSpan(start), out Rune rune, out _);
        return rune;
    }

    private static bool IsIgnored(Rune rune) => rune.Value is '\'' or '.' or ':' or '^' or '`' or 0xA8 or 0xAD or 0xAF or 0xB4 or 0xB7 or 0xB8 or 0x2018 or 0x2019 or 0x2024 or 0x2027 or 0x180E
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;

    private static bool IsCased(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        || rune.Value is 0xAA or 0xBA or (>= 0x2160 and <= 0x217F) or (>= 0x24B6 and <= 0x24E9);

    private static int IndexOfLongUpper(string text, int from)
    {
        for (int i = from; i < text.Length; i++)
        {
            char unit = text[i];
            if (unit >= 0xDF && (unit is '\u00DF' or '\u0131' or '\u017F' or '\u0149' or '\u01F0' or '\u0390' or '\u03B0' or '\u0587' or (>= '\u1E96' and <= '\u1E9A') or (>= '\u1F50' and <= '\u1FFC') or (>= '\uFB00' and <= '\uFB17'))
                && (LongUpper(unit).Length > 1 || unit is '\u0131' or '\u017F'))
            {
                return i;
            }
        }

        return -1;
    }

    private static string LongUpper(char unit) => unit switch
    {
        '\u00DF' => "SS",

        // The framework leaves these two alone, because they change under a Turkish locale or back again.
        '\u0131' => "I",
        '\u017F' => "S",
        '\u0149' => "\u02BCN",
        '\u01F0' => "J\u030C",
        '\u0390' or '\u1FD3' => "\u0399\u0308\u0301",
        '\u03B0' or '\u1FE3' => "\u03A5\u0308\u0301",
        '\u0587' => "\u0535\u0552",
        '\u1E96' => "H\u0331",
        '\u1E97' => "T\u0308",
        '\u1E98' => "W\u030A",
        '\u1E99' => "Y\u030A",
        '\u1E9A' => "A\u02BE",
        '\u1F50' => "\u03A5\u0313",
        '\u1F52' => "\u03A5\u0313\u0300",
        '\u1F54' => "\u03A5\u0313\u0301",
        '\u1F56' => "\u03A5\u0313\u0342",
        >= '\u1F80' and <= '\u1FAF' => new string([(char)(GreekIota[(unit - 0x1F80) / 16] + (unit & 7)), '\u0399']),
        '\u1FB2' => "\u1FBA\u0399",
        '\u1FB3' or '\u1FBC' => "\u0391\u0399",
        '\u1FB4' => "\u0386\u0399",
        '\u1FB6' => "\u0391\u0342",
        '\u1FB7' => "\u0391\u0342\u0399",
        '\u1FC2' => "\u1FCA\u0399",
        '\u1FC3' or '\u1FCC' => "\u0397\u0399",
        '\u1FC4' => "\u0389\u0399",
        '\u1FC6' => "\u0397\u0342",
        '\u1FC7' => "\u0397\u0342\u0399",
        '\u1FD2' => "\u0399\u0308\u0300",
        '\u1FD6' => "\u0399\u0342",
        '\u1FD7' => "\u0399\u0308\u0342",
        '\u1FE2' => "\u03A5\u0308\u0300",
        '\u1FE4' => "\u03A1\u0313",
        '\u1FE6' => "\u03A5\u0342",
        '\u1FE7' => "\u03A5\u0308\u0342",
        '\u1FF2' => "\u1FFA\u0399",
        '\u1FF3' or '\u1FFC' => "\u03A9\u0399",
        '\u1FF4' => "\u038F\u0399",
        '\u1FF6' => "\u03A9\u0342",
        '\u1FF7' => "\u03A9\u0342\u0399",
        '\uFB00' => "FF",
        '\uFB01' => "FI",
        '\uFB02' => "FL",
        '\uFB03' => "FFI",
        '\uFB04' => "FFL",
        '\uFB05' or '\uFB06' => "ST",
        '\uFB13' => "\u0544\u0546",
        '\uFB14' => "\u0544\u0535",
        '\uFB15' => "\u0544\u053B",
        '\uFB16' => "\u054E\u0546",
        '\uFB17' => "\u0544\u053D",
        _ => "",
    };
}
