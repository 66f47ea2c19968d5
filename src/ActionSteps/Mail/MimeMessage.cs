using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ActionSteps.Mail;

/// <summary>A mail as the text that servers pass on: RFC 5322 and MIME, ASCII only, lines of at most 78 characters, CRLF.</summary>
internal static class MimeMessage
{
    /// <summary>The largest mail unless a host says otherwise: 25 MB.</summary>
    public const int DefaultMaxBytes = 26_214_400;

    // 57 bytes are one line of 76 characters in base64.
    private const int BytesInLine = 57;

    /// <summary>Writes a mail from this sender.</summary>
    /// <exception cref="StepException">The mail is larger than <paramref name="maxBytes"/>.</exception>
    public static ReadOnlyMemory<byte> Write(MailMessage message, MailAddress from, DateTimeOffset date, int maxBytes)
    {
        long content = (long)Encoding.UTF8.GetByteCount(message.Text) + Encoding.UTF8.GetByteCount(message.Html ?? string.Empty)
            + message.Attachments.Sum(file => (long)file.Content.Length);
        CheckSize(content, maxBytes);
        ArrayBufferWriter<byte> output = new((int)content + 1024);
        Ascii(output, MimeHeader.Mailboxes("From", [from]));
        Ascii(output, MimeHeader.Mailboxes("To", message.Recipients));
        Ascii(output, MimeHeader.Text("Subject", message.Subject));
        Ascii(output, string.Create(CultureInfo.InvariantCulture, $"Date: {date.UtcDateTime:ddd, dd MMM yyyy HH:mm:ss} +0000\r\n"));
        Ascii(output, $"Message-ID: <{IdOf(message)}@{from.Address[(from.Address.LastIndexOf('@') + 1)..]}>\r\n");
        Ascii(output, "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n");
        WriteContent(output, message);
        CheckSize(output.WrittenCount, maxBytes);
        return output.WrittenMemory;
    }

    /// <summary>Names the mail in 32 hexadecimal digits, the same for the same key, whatever characters the key has.</summary>
    public static string IdOf(MailMessage message) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message.Key)).AsSpan(0, 16));

    private static void WriteContent(ArrayBufferWriter<byte> output, MailMessage message)
    {
        if (message.Attachments.Count == 0)
        {
            WriteBody(output, message);
            return;
        }

        string boundary = OpenMultipart(output, "mixed");
        Separate(output, boundary);
        WriteBody(output, message);
        foreach (MailAttachment attachment in message.Attachments)
        {
            Separate(output, boundary);
            WriteAttachment(output, attachment);
        }

        Close(output, boundary);
    }

    private static void WriteBody(ArrayBufferWriter<byte> output, MailMessage message)
    {
        if (message.Html is null)
        {
            WriteText(output, "plain", message.Text);
            return;
        }

        string boundary = OpenMultipart(output, "alternative");
        Separate(output, boundary);
        WriteText(output, "plain", message.Text);
        Separate(output, boundary);
        WriteText(output, "html", message.Html);
        Close(output, boundary);
    }

    private static void WriteText(ArrayBufferWriter<byte> output, string subtype, string text)
    {
        Ascii(output, $"Content-Type: text/{subtype}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
        QuotedPrintable.Write(output, text);
    }

    private static void WriteAttachment(ArrayBufferWriter<byte> output, MailAttachment attachment)
    {
        Ascii(output, $"Content-Type: {attachment.ContentType}\r\nContent-Transfer-Encoding: base64\r\n");
        Ascii(output, $"Content-Disposition: attachment{MimeHeader.Parameter("filename", attachment.FileName)}\r\n\r\n");
        for (ReadOnlySpan<byte> rest = attachment.Content.Span; !rest.IsEmpty; rest = rest[Math.Min(BytesInLine, rest.Length)..])
        {
            Base64.EncodeToUtf8(rest[..Math.Min(BytesInLine, rest.Length)], output.GetSpan(80), out _, out int written);
            output.Advance(written);
            output.Write("\r\n"u8);
        }
    }

    private static string OpenMultipart(ArrayBufferWriter<byte> output, string subtype)
    {
        // "=_" occurs neither in quoted-printable nor in base64, so no part can hold the boundary; chance hides it from whoever writes one.
        string boundary = $"=_{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        Ascii(output, $"Content-Type: multipart/{subtype};\r\n boundary=\"{boundary}\"\r\n");
        return boundary;
    }

    private static void Separate(ArrayBufferWriter<byte> output, string boundary) => Ascii(output, $"\r\n--{boundary}\r\n");

    private static void Close(ArrayBufferWriter<byte> output, string boundary) => Ascii(output, $"\r\n--{boundary}--\r\n");

    private static void Ascii(ArrayBufferWriter<byte> output, string text) => Encoding.ASCII.GetBytes(text, output);

    private static void CheckSize(long bytes, int maxBytes)
    {
        if (bytes > maxBytes)
        {
            throw new StepException(
                ErrorCodes.MailFailed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The mail is larger than {maxBytes:N0} bytes, the most that its sender takes. Make body or attachments smaller."));
        }
    }
}
