using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Offload;

/// <summary>The bodies that offloading webhooks get (offloading.md sections 4.2 and 4.3).</summary>
internal static class OffloadEvent
{
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
            ("transcript", ItemsOf(request.Transcript, first: 0, sender, isTranscript: true)));
    }

    /// <summary>Tells about messages, in order: those of the history from the first one that is new.</summary>
    public static Value Messages(
        string version, OffloadSender sender, IReadOnlyList<TranscriptEntry> history, int first, DateTimeOffset now) => Value.Object(
        ("botId", sender.BotId),
        ("version", version),
        ("sessionId", sender.SessionId),
        ("channel", sender.Channel),
        ("event", "messages"),
        ("messages", ItemsOf(history, first, sender, isTranscript: false)),
        ("timestamp", ValueConversion.IsoText(now)));

    private static Value ItemsOf(IReadOnlyList<TranscriptEntry> history, int first, OffloadSender sender, bool isTranscript) =>
        Value.List(ValueList.Create(Enumerable.Range(first, history.Count - first).Select(index => Value.Object(
            ("actor", ActorOf(history[index].Actor)),
            ("message", history[index].Actor == TranscriptActor.User ? UserMessage(history, index, sender, isTranscript) : history[index].Message),
            ("timestamp", ValueConversion.IsoText(history[index].Timestamp))))));

    private static string ActorOf(TranscriptActor actor) => actor switch
    {
        TranscriptActor.User => "user",
        TranscriptActor.Agent => "agent",
        _ => "bot",
    };

    /// <summary>A user message with what all of them have in common.</summary>
    private static Value UserMessage(IReadOnlyList<TranscriptEntry> history, int index, OffloadSender sender, bool isTranscript)
    {
        TranscriptEntry entry = history[index];
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
        form.Set("id", IdOf(history, index, sender));
        foreach ((string name, Value value) in message)
        {
            // The caption of a click is its title; only transcripts repeat it as text.
            bool isRepeated = name == "text" && type == UserPostback.TypeName && !isTranscript;
            if (name != "messageType" && !isRepeated)
            {
                form.Set(name, value);
            }
        }

        return Value.Object(form.ToObject());
    }

    /// <summary>
    /// The id of a message, 24 hexadecimal digits: made of what a history keeps for good, so that a message has the same one in its own event,
    /// in retries and in transcripts.
    /// </summary>
    private static string IdOf(IReadOnlyList<TranscriptEntry> history, int index, OffloadSender sender)
    {
        long time = history[index].Timestamp.ToUnixTimeMilliseconds();
        int sameTime = 0;
        for (int i = index - 1; i >= 0 && history[i].Timestamp.ToUnixTimeMilliseconds() == time; i--)
        {
            sameTime += history[i].Actor == TranscriptActor.User ? 1 : 0;
        }

        string name = string.Create(CultureInfo.InvariantCulture, $"{sender.SessionId}|{time}|{sameTime}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, IdBytes));
    }
}
