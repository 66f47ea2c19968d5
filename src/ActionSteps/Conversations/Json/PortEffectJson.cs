using System.Text.Json;
using ActionSteps.Mail;
using ActionSteps.Tracking;
using ActionSteps.Voice;

namespace ActionSteps.Conversations.Json;

/// <summary>Effects that go to a port of their subject: tracked events, call commands, mails.</summary>
internal static class PortEffectJson
{
    public static void WriteMembers(Utf8JsonWriter writer, TrackedEvent tracked)
    {
        writer.WriteText("id", tracked.Id);
        writer.WriteText("event", tracked.Event);
        writer.WriteText("botId", tracked.BotId);
        writer.WriteText("version", tracked.Version);
        writer.WriteText("userId", tracked.UserId);
        writer.WriteText("channelType", tracked.ChannelType);
        writer.WriteText("conversationId", tracked.ConversationId);
        writer.WriteValue("attributes", tracked.Attributes);
        writer.WriteString("timestamp", tracked.Timestamp);
    }

    public static TrackedEvent ReadTrackedEvent(JsonPart part) => new(part.Text("id"), part.Text("event"))
    {
        BotId = part.Text("botId"),
        Version = part.Text("version"),
        UserId = part.Text("userId"),
        ChannelType = part.Text("channelType"),
        ConversationId = part.Text("conversationId"),
        Attributes = part.Object("attributes"),
        Timestamp = part.Time("timestamp"),
    };

    public static void WriteMembers(Utf8JsonWriter writer, CallCommand call)
    {
        writer.WriteString("command", CommandTag(call.Type));
        writer.WriteText("sessionId", call.SessionId);
        writer.WriteText("id", call.Id);
        writer.WriteOptional("number", call.Number);
    }

    public static CallCommand ReadCallCommand(JsonPart part) => new(part.Tag("command", FindCommand), part.Text("sessionId"), part.Text("id"))
    {
        Number = part.OptionalText("number"),
    };

    public static void WriteMembers(Utf8JsonWriter writer, MailMessage mail)
    {
        writer.WriteText("key", mail.Key);
        writer.WriteList("recipients", mail.Recipients, static (output, recipient) => output.WriteStringValue(recipient.ToString()));
        writer.WriteText("subject", mail.Subject);
        writer.WriteText("text", mail.Text);
        writer.WriteOptional("html", mail.Html);
        writer.WriteList("attachments", mail.Attachments, Write);
    }

    public static MailMessage ReadMail(JsonPart part)
    {
        try
        {
            return new MailMessage
            {
                Key = part.Text("key"),
                Recipients = part.List("recipients", ReadAddress),
                Subject = part.Text("subject"),
                Text = part.Text("text"),
                Html = part.OptionalText("html"),
                Attachments = part.List("attachments", ReadAttachment),
            };
        }
        catch (ArgumentException fault)
        {
            throw new ConversationFormatException(part.Place, $"is not a mail. {fault.Message}", fault);
        }
    }

    private static void Write(Utf8JsonWriter writer, MailAttachment attachment)
    {
        writer.WriteStartObject();
        writer.WriteText("fileName", attachment.FileName);
        writer.WriteText("contentType", attachment.ContentType);
        writer.WriteBase64String("content", attachment.Content.Span);
        writer.WriteEndObject();
    }

    private static MailAttachment ReadAttachment(JsonPart part)
    {
        JsonPart content = part.Member("content");
        content.AsText();
        return content.Element.TryGetBytesFromBase64(out byte[]? bytes)
            ? new MailAttachment(part.Text("fileName"), part.Text("contentType"), bytes)
            : throw content.Wrong("is not Base64.");
    }

    private static MailAddress ReadAddress(JsonPart part) =>
        MailAddress.TryParse(part.AsText(), out MailAddress? address) ? address : throw part.Wrong("is not a mail address.");

    private static string CommandTag(CallCommandType type) => type switch
    {
        CallCommandType.StartRecording => "startRecording",
        CallCommandType.StopRecording => "stopRecording",
        CallCommandType.Forward => "forward",
        _ => "hangUp",
    };

    private static CallCommandType? FindCommand(string tag) => tag switch
    {
        "startRecording" => CallCommandType.StartRecording,
        "stopRecording" => CallCommandType.StopRecording,
        "forward" => CallCommandType.Forward,
        "hangUp" => CallCommandType.HangUp,
        _ => null,
    };
}
