using System.Buffers;
using System.Globalization;
using System.Text;
using ActionSteps.Sessions;

namespace ActionSteps.Storage.Sql;

/// <summary>
/// Texts as databases keep them: zero characters and lone surrogates, which session data may hold and databases do not, are escaped.
/// Different texts stay different, all others stay as they are, and the order of texts below U+D800 is kept.
/// </summary>
internal static class EncodedText
{
    // Stands before the last digit of U+0000 and of itself.
    private const char LowEscape = '\u0001';

    // U+10FFFF, which is no character: stands before the four digits of a lone surrogate, or of nothing when it is meant itself.
    private const string HighEscape = "\udbff\udfff";
    private const string Itself = "FFFF";

    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. "\0\u0001", .. Enumerable.Range(0xD800, 0x800).Select(unit => (char)unit)]);

    private static readonly SearchValues<string> Escapes = SearchValues.Create(["\u0001", HighEscape], StringComparison.Ordinal);

    /// <summary>Whether the text is stored as it is.</summary>
    public static bool IsPlain(string text) =>
        !text.AsSpan().ContainsAny(Suspects)
        || (!text.AsSpan().ContainsAny('\0', LowEscape)
            && !LoneSurrogates.IsIn(text)
            && !text.Contains(HighEscape, StringComparison.Ordinal));

    public static string Encode(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        StringBuilder encoded = new(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            char unit = text[i];
            bool isPair = char.IsHighSurrogate(unit) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (unit <= LowEscape)
            {
                encoded.Append(LowEscape).Append((char)('0' + unit));
            }
            else if (isPair)
            {
                encoded.Append(unit).Append(text[++i]);
                encoded.Append(unit == HighEscape[0] && text[i] == HighEscape[1] ? Itself : string.Empty);
            }
            else if (char.IsSurrogate(unit))
            {
                encoded.Append(HighEscape).Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                encoded.Append(unit);
            }
        }

        return encoded.ToString();
    }

    public static string Decode(string stored)
    {
        if (!stored.AsSpan().ContainsAny(Escapes))
        {
            return stored;
        }

        StringBuilder text = new(stored.Length);
        for (int i = 0; i < stored.Length; i++)
        {
            if (stored[i] == LowEscape && i + 1 < stored.Length)
            {
                text.Append((char)(stored[++i] - '0'));
            }
            else if (stored.AsSpan(i).StartsWith(HighEscape) && i + 5 < stored.Length)
            {
                string digits = stored.Substring(i + 2, 4);
                text.Append(digits == Itself ? HighEscape : ((char)ushort.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
                i += 5;
            }
            else
            {
                text.Append(stored[i]);
            }
        }

        return text.ToString();
    }
}
