using System.Buffers;
using System.Text;

namespace ActionSteps.Mail;

/// <summary>Text as UTF-8 in the quoted-printable encoding of RFC 2045: ASCII, lines of at most 76 characters, CRLF.</summary>
internal static class QuotedPrintable
{
    private const int LongestLine = 76;

    /// <summary>Writes a text; its line breaks, whichever they are, become CRLF.</summary>
    public static void Write(IBufferWriter<byte> output, string text)
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            WriteLine(output, line);
            output.Write("\r\n"u8);
        }
    }

    private static void WriteLine(IBufferWriter<byte> output, ReadOnlySpan<char> line)
    {
        Span<byte> utf8 = stackalloc byte[4];
        int column = 0;
        while (!line.IsEmpty)
        {
            Rune.DecodeFromUtf16(line, out Rune rune, out int consumed);
            line = line[consumed..];
            bool literal = rune.Value is >= '!' and <= '~' and not '=' || (rune.Value is ' ' or '\t' && !line.IsEmpty);
            ReadOnlySpan<byte> bytes = utf8[..rune.EncodeToUtf8(utf8)];
            int width = literal ? 1 : 3 * bytes.Length;

            // The last column is kept for the "=" that continues a line; a character is never split.
            if (column + width > LongestLine - 1)
            {
                output.Write("=\r\n"u8);
                column = 0;
            }

            column += width;
            Write(output, bytes, literal);
        }
    }

    private static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> bytes, bool literal)
    {
        if (literal)
        {
            output.Write(bytes);
            return;
        }

        Span<byte> code = stackalloc byte[3];
        code[0] = (byte)'=';
        foreach (byte value in bytes)
        {
            "0123456789ABCDEF"u8.Slice(value >> 4, 1).CopyTo(code[1..]);
            "0123456789ABCDEF"u8.Slice(value & 15, 1).CopyTo(code[2..]);
            output.Write(code);
        }
    }
}
