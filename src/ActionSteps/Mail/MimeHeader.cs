using System.Buffers;
using System.Globalization;
using System.Text;

namespace ActionSteps.Mail;

/// <summary>Header fields in ASCII: encoded words of RFC 2047, parameters of RFC 2231, folded lines.</summary>
internal static class MimeHeader
{
    private const int LongestLine = 76;

    // 39 bytes are 52 characters of base64, which fit a line together with the frame of an encoded word and the name of the field.
    private const int BytesInWord = 39;

    private static readonly SearchValues<char> ParameterCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~ ()+,;@!#$&");

    private static readonly SearchValues<byte> UnreservedBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"u8);

    /// <summary>A field of free text, such as the subject.</summary>
    public static string Text(string name, string value) =>
        IsPlain(value) && name.Length + 2 + value.Length <= LongestLine && value == value.Trim()
            ? $"{name}: {value}\r\n"
            : $"{name}: {string.Join("\r\n ", EncodedWords(value))}\r\n";

    /// <summary>A field of mailboxes, a line each.</summary>
    public static string Mailboxes(string name, IEnumerable<MailAddress> addresses) =>
        $"{name}: {string.Join(",\r\n ", addresses.Select(Mailbox))}\r\n";

    /// <summary>A parameter that goes on the next line, with the semicolon before it.</summary>
    public static string Parameter(string name, string value)
    {
        if (value.Length <= LongestLine - 20 && !value.AsSpan().ContainsAnyExcept(ParameterCharacters))
        {
            return $";\r\n {name}=\"{value}\"";
        }

        StringBuilder parameter = new();
        StringBuilder part = new("UTF-8''");
        int parts = 0;
        foreach (byte unit in Encoding.UTF8.GetBytes(value))
        {
            if (part.Length > LongestLine - 25)
            {
                parameter.Append(Continuation(name, parts++, part));
                part.Clear();
            }

            part.Append(UnreservedBytes.Contains(unit) ? ((char)unit).ToString() : $"%{unit:X2}");
        }

        return parameter.Append(Continuation(name, parts, part)).ToString();
    }

    private static string Continuation(string name, int number, StringBuilder part) =>
        string.Create(CultureInfo.InvariantCulture, $";\r\n {name}*{number}*={part}");

    private static string Mailbox(MailAddress address)
    {
        if (address.DisplayName is not { } name)
        {
            return address.Address;
        }

        string phrase = IsPlain(name) && name.Length < LongestLine - 4
            ? MailAddressParser.Quote(name)
            : string.Join("\r\n ", EncodedWords(name));
        return $"{phrase}\r\n <{address.Address}>";
    }

    // What looks like an encoded word must be encoded itself, else readers would decode it.
    private static bool IsPlain(string text) =>
        !text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.Contains("=?", StringComparison.Ordinal);

    private static IEnumerable<string> EncodedWords(string text)
    {
        byte[] word = new byte[BytesInWord];
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > BytesInWord)
            {
                yield return EncodedWord(word.AsSpan(0, length));
                length = 0;
            }

            length += rune.EncodeToUtf8(word.AsSpan(length));
        }

        yield return EncodedWord(word.AsSpan(0, length));
    }

    private static string EncodedWord(ReadOnlySpan<byte> utf8) => $"=?utf-8?B?{Convert.ToBase64String(utf8)}?=";
}
