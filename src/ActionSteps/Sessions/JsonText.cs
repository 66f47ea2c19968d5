using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace ActionSteps.Sessions;

/// <summary>
/// Decodes JSON strings as JavaScript does: lone surrogates, which the framework refuses, are kept. Never by catching an exception for
/// each of them, which a hostile text could have by the million.
/// </summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>The text of a string or member name that has escapes.</summary>
    /// <exception cref="JsonException">It holds bytes that are not UTF-8.</exception>
    public static string Unescape(ReadOnlySpan<byte> utf8)
    {
        // No byte sequence decodes to more UTF-16 units than it has bytes.
        char[]? pooled = utf8.Length > 256 ? ArrayPool<char>.Shared.Rent(utf8.Length) : null;
        Span<char> text = pooled ?? stackalloc char[256];
        int length = 0;
        int escape;
        while ((escape = utf8.IndexOf((byte)'\\')) >= 0)
        {
            length += Decode(utf8[..escape], text[length..]);
            (char unit, int used) = ReadEscape(utf8[escape..]);
            text[length++] = unit;
            utf8 = utf8[(escape + used)..];
        }

        length += Decode(utf8, text[length..]);
        string result = new(text[..length]);
        if (pooled is not null)
        {
            ArrayPool<char>.Shared.Return(pooled);
        }

        return result;
    }

    /// <summary>The text of a string or member name without escapes.</summary>
    /// <exception cref="JsonException">It holds bytes that are not UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> utf8)
    {
        if (Ascii.IsValid(utf8))
        {
            return string.Create(utf8.Length, utf8, static (text, ascii) => Ascii.ToUtf16(ascii, text, out _));
        }

        try
        {
            return StrictUtf8.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            throw NotUtf8();
        }
    }

    /// <summary>The length in bytes of the escape at the start of the bytes; 0 when it is not valid.</summary>
    public static int EscapeLength(ReadOnlySpan<byte> utf8) => utf8.Length < 2 ? 0 : (char)utf8[1] switch
    {
        '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' => 2,
        'u' when utf8.Length >= 6 && !utf8.Slice(2, 4).ContainsAnyExcept(HexDigits) => 6,
        _ => 0,
    };

    private static int Decode(ReadOnlySpan<byte> utf8, Span<char> text) =>
        Utf8.ToUtf16(utf8, text, out _, out int length, replaceInvalidSequences: false) == OperationStatus.Done ? length : throw NotUtf8();

    private static JsonException NotUtf8() => new("A text holds bytes that are not UTF-8.");

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The unit that an escape stands for and its length in bytes; the reader has already checked that the escape is valid.</summary>
    private static (char Unit, int Used) ReadEscape(ReadOnlySpan<byte> utf8) => (char)utf8[1] switch
    {
        'u' => ((char)ushort.Parse(utf8.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), 6),
        'n' => ('\n', 2),
        'r' => ('\r', 2),
        't' => ('\t', 2),
        'b' => ('\b', 2),
        'f' => ('\f', 2),
        char unit => (unit, 2),
    };
}
