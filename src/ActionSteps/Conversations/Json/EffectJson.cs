using System.Text.Json;
using ActionSteps.Flow;
using ActionSteps.Messages;
using ActionSteps.Tracking;
using ActionSteps.Voice;

namespace ActionSteps.Conversations.Json;

/// <summary>Effects of every kind, each with its tag.</summary>
internal static class EffectJson
{
    public static void Write(Utf8JsonWriter writer, Effect effect)
    {
        writer.WriteStart();
        writer.WriteString("type", TagOf(effect));
        switch (effect)
        {
            case OutgoingMessage message:
                MessageJson.WriteMembers(writer, message);
                break;
            case WindowEvent window:
                writer.WriteValue("payload", window.Payload);
                break;
            case TrackedEvent tracked:
                PortEffectJson.WriteMembers(writer, tracked);
                break;
            case CallCommand call:
                PortEffectJson.WriteMembers(writer, call);
                break;
            case Mail.MailMessage mail:
                PortEffectJson.WriteMembers(writer, mail);
                break;
            case OffloadTraffic traffic:
                OffloadJson.WriteMembers(writer, traffic);
                break;
            case AgentRelay relay:
                OffloadJson.WriteMembers(writer, relay.Message);
                break;
        }

        writer.WriteEndObject();
    }

    public static Effect Read(JsonPart part)
    {
        string tag = part.Text("type");
        return tag switch
        {
            "windowEvent" => new WindowEvent(part.Object("payload")),
            "trackedEvent" => PortEffectJson.ReadTrackedEvent(part),
            "callCommand" => PortEffectJson.ReadCallCommand(part),
            "mail" => PortEffectJson.ReadMail(part),
            "offloadMessages" => OffloadJson.ReadTraffic(part),
            "agentRelay" => new AgentRelay(OffloadJson.ReadMessage(part)),
            "conversationClosed" => new ConversationClosed(),
            _ => MessageJson.Read(tag, part) ?? throw part.Member("type").Wrong($"is \"{(tag.Length > 100 ? tag[..100] : tag)}\", which is no kind of effect."),
        };
    }

    public static void Write(Utf8JsonWriter writer, OutboxItem item)
    {
        writer.WriteStart();
        writer.WriteNumber("sequence", item.Sequence);
        writer.WriteText("key", item.Key);
        writer.WriteMember("effect", item.Effect, Write);
        if (item.Attempts != 0)
        {
            writer.WriteNumber("attempts", item.Attempts);
        }

        writer.WriteOptional("nextAttempt", item.NextAttempt);
        writer.WriteFlag("isParked", item.IsParked);
        writer.WriteOptional("error", item.Error);
        writer.WriteEndObject();
    }

    public static OutboxItem ReadItem(JsonPart part) => new(part.Long("sequence"), part.Text("key"), Read(part.Member("effect")))
    {
        Attempts = part.OptionalInt("attempts"),
        NextAttempt = part.OptionalTime("nextAttempt"),
        IsParked = part.Flag("isParked"),
        Error = part.OptionalText("error"),
    };

    private static string TagOf(Effect effect) => MessageJson.TagOf(effect) ?? effect switch
    {
        WindowEvent => "windowEvent",
        TrackedEvent => "trackedEvent",
        CallCommand => "callCommand",
        Mail.MailMessage => "mail",
        OffloadTraffic => "offloadMessages",
        AgentRelay => "agentRelay",
        ConversationClosed => "conversationClosed",
        _ => throw new NotSupportedException($"Effect \"{effect.GetType().Name}\" has no stored form. Give it a tag in {nameof(EffectJson)}."),
    };
}
