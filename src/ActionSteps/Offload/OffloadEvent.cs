using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Offload;

/// <summary>The bodies that offloading webhooks get (offloading.md sections 4.2 and 4.3).</summary>
internal static class OffloadEvent
{
    /// <summary>The member of a user message in the history that names it: 24 hexadecimal digits.</summary>
    public const string IdName = "id";

    private const int IdBytes = 12;

    /// <summary>Asks for an agent.</summary>
    public static Value Offload(OffloadRequest request)
    {
        OffloadSender sender = OffloadSender.Of(request);
        return Value.Object(
            ("botId", request.BotId),
            ("version", request.Version),
            ("sessionId", request.SessionId),
            ("channel", request.Channel),
            ("timestamp", ValueConversion.IsoText(request.Timestamp)),
            ("event", "offload"),
            ("payload", Value.Object(request.Payload)),
            ("transcript", ItemsOf(request.Transcript, sender, isTranscript: true)));
    }

    /// <summary>Tells about messages, in order.</summary>
    public static Value Messages(string version, OffloadSender sender, IReadOnlyList<TranscriptEntry> entries, DateTimeOffset now) => Value.Object(
        ("botId", sender.BotId),
        ("version", version),
        ("sessionId", sender.SessionId),
        ("channel", sender.Channel),
        ("event", "messages"),
        ("messages", ItemsOf(entries, sender, isTranscript: false)),
        ("timestamp", ValueConversion.IsoText(now)));

    private static Value ItemsOf(IReadOnlyList<TranscriptEntry> entries, OffloadSender sender, bool isTranscript) =>
        Value.List(ValueList.Create(entries.Select((entry, index) => Value.Object(
            ("actor", ActorOf(entry.Actor)),
            ("message", entry.Actor == TranscriptActor.User ? UserMessage(entry, index, sender, isTranscript) : entry.Message),
            ("timestamp", ValueConversion.IsoText(entry.Timestamp))))));

    private static string ActorOf(TranscriptActor actor) => actor switch
    {
        TranscriptActor.User => "user",
        TranscriptActor.Agent => "agent",
        _ => "bot",
    };

    /// <summary>A user message with what all of them have in common.</summary>
    private static Value UserMessage(TranscriptEntry entry, int index, OffloadSender sender, bool isTranscript)
    {
        if (!entry.Message.TryGetObject(out ValueObject? message))
        {
            return entry.Message;
        }

        Value type = message["messageType"];
        ValueObject.Builder form = new(message.Count + 4);
        form.Set("channelType", sender.Channel);
        form.Set("sender", sender.ToValue());
        form.Set("timestamp", ValueConversion.IsoText(entry.Timestamp));
        form.Set("messageType", type.IsUndefined ? "text" : type);
        form.Set(IdName, message[IdName].IsUndefined ? IdOf(entry, index, sender) : message[IdName]);
        foreach ((string name, Value value) in message)
        {
            // The caption of a click is its title; only transcripts repeat it as text.
            bool isRepeated = name == "text" && type == UserPostback.TypeName && !isTranscript;
            if (name is not ("messageType" or IdName) && !isRepeated)
            {
                form.Set(name, value);
            }
        }

        return Value.Object(form.ToObject());
    }

    /// <summary>An id for a message of a history that the host keeps: the same whenever the same history is sent.</summary>
    private static string IdOf(TranscriptEntry entry, int index, OffloadSender sender)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{sender.SessionId}|{entry.Timestamp.UtcTicks}|{index}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, IdBytes));
    }
}
