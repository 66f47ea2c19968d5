using System.Text;
using System.Text.RegularExpressions;
using ActionSteps.Testing.Contracts;

namespace ActionSteps.Tests.Mail.Receiving;

/// <summary>Reads a mail file; written from the standards, sharing nothing with the code that writes mails.</summary>
internal sealed class MailReader
{
    private readonly List<KeyValuePair<string, byte[]>> _files = [];
    private string _text = "";
    private string? _html;

    public static ReceivedMail Read(byte[] file)
    {
        Part message = Part.Of(Encoding.Latin1.GetString(file).ReplaceLineEndings("\n"));
        MailReader reader = new();
        reader.Visit(message);
        string recipients = Regex.Replace(message["To"], "\"(\\\\.|[^\"\\\\])*\"", "");
        return new ReceivedMail(
            message["Message-ID"],
            [.. recipients.Split(',').Select(mailbox => Regex.Match(mailbox, "[^\\s<]+@[^\\s>]+").Value)],
            DecodeWords(message["Subject"]),
            reader._text,
            reader._html,
            reader._files);
    }

    private void Visit(Part part)
    {
        string type = part["Content-Type"];
        if (Regex.Match(type, "^multipart/.*boundary=\"([^\"]+)\"") is { Success: true } multipart)
        {
            string[] pieces = $"\n{part.Body}".Split($"\n--{multipart.Groups[1].Value}");
            Assert.StartsWith("--", pieces[^1], StringComparison.Ordinal);
            foreach (string piece in pieces[1..^1])
            {
                Visit(Part.Of(piece[1..]));
            }

            return;
        }

        byte[] content = Decode(part);
        if (part["Content-Disposition"].StartsWith("attachment", StringComparison.Ordinal))
        {
            _files.Add(KeyValuePair.Create(FileNameOf(part["Content-Disposition"]), content));
            return;
        }

        string text = Encoding.UTF8.GetString(content);
        if (type.StartsWith("text/html", StringComparison.Ordinal))
        {
            _html = text;
        }
        else
        {
            _text = text;
        }
    }

    private static byte[] Decode(Part part) => part["Content-Transfer-Encoding"] switch
    {
        "base64" => Convert.FromBase64String(part.Body),
        "quoted-printable" => Encoding.Latin1.GetBytes(
            Regex.Replace(
                Regex.Replace(part.Body, "=\n", ""),
                "=([0-9A-F]{2})",
                match => ((char)Convert.ToByte(match.Groups[1].Value, 16)).ToString())),
        var other => throw new InvalidOperationException($"An encoding that nobody should use: \"{other}\"."),
    };

    private static string DecodeWords(string text) => Encoding.UTF8.GetString(
        [.. Regex.Split(Regex.Replace(text, @"(?<=\?=)\s+(?==\?)", ""), @"(=\?utf-8\?B\?[^?]*\?=)").SelectMany(DecodeWord)]);

    private static byte[] DecodeWord(string piece) => piece.StartsWith("=?utf-8?B?", StringComparison.Ordinal)
        ? Convert.FromBase64String(piece[10..^2])
        : Encoding.Latin1.GetBytes(piece);

    private static string FileNameOf(string disposition)
    {
        if (Regex.Match(disposition, "filename=\"([^\"]*)\"") is { Success: true } plain)
        {
            return plain.Groups[1].Value;
        }

        string joined = string.Concat(Regex.Matches(disposition, @"filename\*\d+\*=([^;\s]+)").Select(match => match.Groups[1].Value));
        Assert.StartsWith("UTF-8''", joined, StringComparison.Ordinal);
        return Uri.UnescapeDataString(joined[7..]);
    }

    private sealed record Part(IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public string this[string header] => Headers.GetValueOrDefault(header, "");

        public static Part Of(string text)
        {
            int end = text.StartsWith('\n') ? 0 : text.IndexOf("\n\n", StringComparison.Ordinal) + 1;
            Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
            string unfolded = Regex.Replace(text[..end], "\n[ \t]", " ");
            foreach (string line in unfolded.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                string[] field = line.Split(':', 2);
                headers.TryAdd(field[0], field[1].Trim());
            }

            return new Part(headers, text[(end + 1)..]);
        }
    }
}
