using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActionSteps.Messages;

namespace ActionSteps.Mail;

/// <summary>Puts a conversation into a mail: readable below the body, complete in a file (steps.md section 4).</summary>
internal static class MailTranscript
{
    private const string Heading = "Conversation";

    /// <summary>The mail with the conversation in it.</summary>
    public static MailMessage Append(MailMessage message, IReadOnlyList<TranscriptEntry> transcript)
    {
        List<TranscriptEntry> entries = [.. transcript.Where(entry => TranscriptText.IsShown(entry.Message))];
        string lines = string.Join('\n', entries.Select(Line));
        return message with
        {
            Text = $"{(message.Text.Length == 0 ? string.Empty : $"{message.Text}\n\n")}{Heading}\n{lines}",
            Html = message.Html is null ? null : AppendHtml(message.Html, lines),
            Attachments = [.. message.Attachments, new MailAttachment("conversation.json", "application/json", Json(entries))],
        };
    }

    // What follows a line break is indented, so that nobody can write a line that looks like an entry of somebody else.
    private static string Line(TranscriptEntry entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"[{entry.Timestamp.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z] {Name(entry.Actor)}: {TranscriptText.Of(entry.Message).ReplaceLineEndings("\n  ")}");

    private static string AppendHtml(string html, string lines)
    {
        int end = html.LastIndexOf("</body", StringComparison.OrdinalIgnoreCase);
        string conversation = $"<p>{Heading}</p>\n<pre>{WebUtility.HtmlEncode(lines)}</pre>\n";
        return html.Insert(end < 0 ? html.Length : end, conversation);
    }

    private static byte[] Json(List<TranscriptEntry> entries)
    {
        using MemoryStream file = new();
        using (Utf8JsonWriter writer = new(file, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (TranscriptEntry entry in entries)
            {
                writer.WriteStartObject();
                writer.WriteString("actor", Name(entry.Actor));
                writer.WritePropertyName("message");
                entry.Message.Write(writer);
                writer.WriteString("timestamp", entry.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return file.ToArray();
    }

    private static string Name(TranscriptActor actor) => actor switch
    {
        TranscriptActor.Bot => "bot",
        TranscriptActor.User => "user",
        _ => "agent",
    };
}
