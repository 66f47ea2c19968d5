using System.Buffers;
using System.Text;

namespace ActionSteps.Scripting.Web;

/// <summary>Percent-encoding of UTF-8 (WHATWG URL Standard, section 1.3).</summary>
internal static class PercentEncoding
{
    private const string Fragments = " \"<>`";
    private const string Queries = " \"#<>";
    private const string Paths = Queries + "?^`{}";
    private const string Userinfos = Paths + "/:;=@[\\]|";

    // What stays as it is: printable ASCII except the characters above.
    internal static readonly SearchValues<char> Control = Except("");
    internal static readonly SearchValues<char> Fragment = Except(Fragments);
    internal static readonly SearchValues<char> Query = Except(Queries);
    internal static readonly SearchValues<char> SpecialQuery = Except(Queries + "'");
    internal static readonly SearchValues<char> Path = Except(Paths);
    internal static readonly SearchValues<char> Userinfo = Except(Userinfos);
    internal static readonly SearchValues<char> Form =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*-._");

    /// <summary>Encodes everything but the units of a set.</summary>
    internal static string Encode(ReadOnlySpan<char> text, SearchValues<char> plain)
    {
        if (!text.ContainsAnyExcept(plain))
        {
            return text.ToString();
        }

        var result = new StringBuilder(text.Length + 16);
        Append(result, text, plain);
        return result.ToString();
    }

    internal static void Append(StringBuilder result, ReadOnlySpan<char> text, SearchValues<char> plain)
    {
        Span<byte> bytes = stackalloc byte[4];
        while (!text.IsEmpty)
        {
            int run = text.IndexOfAnyExcept(plain);
            if (run < 0)
            {
                result.Append(text);
                return;
            }

            result.Append(text[..run]);
            Rune.DecodeFromUtf16(text[run..], out Rune rune, out int units);
            int count = rune.EncodeToUtf8(bytes);
            foreach (byte value in bytes[..count])
            {
                result.Append('%').Append(HexDigit(value >> 4)).Append(HexDigit(value & 15));
            }

            text = text[(run + units)..];
        }
    }

    /// <summary>Turns escapes into bytes and reads them as UTF-8; faulty bytes become U+FFFD.</summary>
    internal static string Decode(ReadOnlySpan<char> text, bool plusIsSpace = false)
    {
        if (!text.ContainsAny('%', '+'))
        {
            return text.ToString();
        }

        byte[] bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        int count = 0;
        while (!text.IsEmpty)
        {
            if (text[0] == '%' && text.Length > 2 && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]))
            {
                bytes[count++] = (byte)((HexValue(text[1]) << 4) | HexValue(text[2]));
                text = text[3..];
                continue;
            }

            int run = text[0] is '%' or '+' ? 1 : text.IndexOfAny('%', '+') is int next && next >= 0 ? next : text.Length;
            if (text[0] == '+' && plusIsSpace)
            {
                bytes[count++] = (byte)' ';
            }
            else
            {
                count += Encoding.UTF8.GetBytes(text[..run], bytes.AsSpan(count));
            }

            text = text[run..];
        }

        return Encoding.UTF8.GetString(bytes, 0, count);
    }

    internal static int HexValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static char HexDigit(int value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);

    private static SearchValues<char> Except(string encoded)
    {
        var plain = new StringBuilder();
        for (char unit = ' '; unit < 0x7F; unit++)
        {
            if (!encoded.Contains(unit))
            {
                plain.Append(unit);
            }
        }

        return SearchValues.Create(plain.ToString());
    }
}
