using System.Text.Json;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations.Json;

/// <summary>What conversations are given: user messages, posts of iframes, actions of hosts, and the entries that hold them.</summary>
internal static class InputJson
{
    public static void Write(Utf8JsonWriter writer, InboxEntry entry)
    {
        writer.WriteStart();
        writer.WriteText("id", entry.Id);
        writer.WriteString("receivedAt", entry.ReceivedAt);
        writer.WriteMember("message", entry.Message, Write);
        writer.WriteMember("iframeEvent", entry.IframeEvent, IframeJson.Write);
        writer.WriteMember("action", entry.Action, IframeJson.Write);
        writer.WriteMember("wait", entry.Wait, RunJson.Write);
        if (entry.Sequence != 0)
        {
            writer.WriteNumber("sequence", entry.Sequence);
        }

        if (entry.Attempts != 0)
        {
            writer.WriteNumber("attempts", entry.Attempts);
        }

        writer.WriteOptional("nextAttempt", entry.NextAttempt);
        writer.WriteFlag("isParked", entry.IsParked);
        writer.WriteOptional("error", entry.Error);
        writer.WriteEndObject();
    }

    public static InboxEntry ReadEntry(JsonPart part)
    {
        InboxEntry entry = new(part.Text("id"), part.Time("receivedAt"))
        {
            Message = part.TryMember("message", out JsonPart message) ? ReadMessage(message) : null,
            IframeEvent = part.TryMember("iframeEvent", out JsonPart posted) ? IframeJson.ReadEvent(posted) : null,
            Action = part.TryMember("action", out JsonPart action) ? IframeJson.ReadAction(action) : null,
            Wait = part.TryMember("wait", out JsonPart wait) ? RunJson.ReadContinuation(wait) : null,
            Sequence = part.TryMember("sequence", out _) ? part.Long("sequence") : 0,
            Attempts = part.OptionalInt("attempts"),
            NextAttempt = part.OptionalTime("nextAttempt"),
            IsParked = part.Flag("isParked"),
            Error = part.OptionalText("error"),
        };
        return entry is { Message: null, IframeEvent: null, Action: null, Wait: null }
            ? throw part.Wrong("holds nothing to handle.")
            : entry;
    }

    public static void Write(Utf8JsonWriter writer, UserMessage message)
    {
        writer.WriteStart();
        switch (message)
        {
            case UserText text:
                writer.WriteString("type", "text");
                writer.WriteText("text", text.Text);
                break;
            case UserPostback postback:
                writer.WriteString("type", "postback");
                writer.WriteText("title", postback.Title);
                writer.WriteOptional("block", postback.NextBlock);
                writer.WriteList("parameters", postback.Parameters, PartJson.Write);
                break;
            case UserUpload upload:
                writer.WriteString("type", "upload");
                writer.WriteList("urls", upload.Urls, static (output, url) => ValueWriter.Write(output, Value.Text(url)));
                break;
            case UserLocation location:
                writer.WriteString("type", "location");
                writer.WriteNumber("latitude", location.Latitude);
                writer.WriteNumber("longitude", location.Longitude);
                break;
            case UserIntro:
                writer.WriteString("type", "intro");
                break;
            default:
                throw new NotSupportedException($"User message \"{message.GetType().Name}\" has no stored form. Give it a tag in {nameof(InputJson)}.");
        }

        writer.WriteEndObject();
    }

    public static UserMessage ReadUserMessage(JsonPart part) => part.Text("type") switch
    {
        "text" => new UserText(part.Text("text")),
        "postback" => new UserPostback(part.Text("title"), part.OptionalText("block"), [.. part.List("parameters", PartJson.ReadParameter)]),
        "upload" => new UserUpload([.. part.List("urls", static url => url.AsText())]),
        "location" => new UserLocation(part.Double("latitude"), part.Double("longitude")),
        "intro" => new UserIntro(),
        _ => throw part.Member("type").Wrong("is not a kind of user message."),
    };

    public static void Write(Utf8JsonWriter writer, QueuedMessage queued)
    {
        writer.WriteStartObject();
        writer.WriteText("id", queued.Id);
        writer.WriteMember("message", queued.Message, Write);
        writer.WriteEndObject();
    }

    public static QueuedMessage ReadQueued(JsonPart part) => new(part.Text("id"), ReadUserMessage(part.Member("message")));

    private static void Write(Utf8JsonWriter writer, IncomingMessage incoming)
    {
        writer.WriteStartObject();
        writer.WriteMember("message", incoming.Message, Write);
        writer.WriteOptional("id", incoming.Id);
        writer.WriteOptional("payload", incoming.Payload);
        writer.WriteOptional("channel", incoming.Channel);
        writer.WriteValue("user", incoming.User);
        writer.WriteOptional("preferredLanguage", incoming.PreferredLanguage);
        writer.WriteValue("sessionData", incoming.SessionData);
        writer.WriteEndObject();
    }

    private static IncomingMessage ReadMessage(JsonPart part) => new(ReadUserMessage(part.Member("message")))
    {
        Id = part.OptionalText("id"),
        Payload = part.OptionalText("payload"),
        Channel = part.OptionalText("channel"),
        User = part.ValueOf("user"),
        PreferredLanguage = part.OptionalText("preferredLanguage"),
        SessionData = part.ValueOf("sessionData"),
    };
}
