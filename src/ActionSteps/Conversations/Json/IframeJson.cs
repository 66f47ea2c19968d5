using System.Text.Json;
using ActionSteps.Messages;

namespace ActionSteps.Conversations.Json;

/// <summary>What others than the user ask of a conversation: pages in iframes, hosts and agents.</summary>
internal static class IframeJson
{
    public static void Write(Utf8JsonWriter writer, IframeEvent posted)
    {
        writer.WriteStartObject();
        switch (posted)
        {
            case IframeMessage message:
                writer.WriteString("type", "message");
                writer.WriteText("text", message.Text);
                break;
            case IframeSessionUpdate update:
                writer.WriteString("type", "sessionUpdate");
                writer.WriteList("entries", update.Entries, static (output, entry) =>
                {
                    output.WriteStartObject();
                    output.WriteText("namespace", entry.Namespace);
                    output.WriteValue("data", entry.Data);
                    output.WriteEndObject();
                });
                break;
            case IframeGoTo goTo:
                writer.WriteString("type", "goTo");
                writer.WriteText("block", goTo.NextBlock);
                writer.WriteList("parameters", goTo.Parameters, PartJson.Write);
                break;
            default:
                throw new NotSupportedException($"Iframe event \"{posted.GetType().Name}\" has no stored form. Give it a tag in {nameof(IframeJson)}.");
        }

        writer.WriteEndObject();
    }

    public static IframeEvent ReadEvent(JsonPart part) => part.Text("type") switch
    {
        "message" => new IframeMessage(part.Text("text")),
        "sessionUpdate" => new IframeSessionUpdate(
            [.. part.List("entries", static entry => new SessionEntry(entry.Text("namespace"), entry.ValueOf("data")))]),
        "goTo" => new IframeGoTo(part.Text("block"), [.. part.List("parameters", PartJson.ReadParameter)]),
        _ => throw part.Member("type").Wrong("is not a kind of iframe event."),
    };

    public static void Write(Utf8JsonWriter writer, ConversationAction action)
    {
        writer.WriteStartObject();
        writer.WriteList("sessionData", action.SessionData, static (output, entry) =>
        {
            output.WriteStartObject();
            output.WriteText("key", entry.Key);
            output.WriteValue("value", entry.Value);
            output.WriteEndObject();
        });
        writer.WriteList("messages", action.Messages, static (output, message) => EffectJson.Write(output, message));
        if (action.Pause is { } pause)
        {
            writer.WriteBoolean("pause", pause);
        }

        writer.WriteFlag("endOffload", action.EndOffload);
        writer.WriteOptional("block", action.Block);
        writer.WriteEndObject();
    }

    public static ConversationAction ReadAction(JsonPart part) => new()
    {
        SessionData = part.List("sessionData", static entry => KeyValuePair.Create(entry.Text("key"), entry.ValueOf("value"))),
        Messages = part.List(
            "messages", static message => EffectJson.Read(message) as OutgoingMessage ?? throw message.Wrong("is not a message.")),
        Pause = part.TryMember("pause", out _) ? part.Flag("pause") : null,
        EndOffload = part.Flag("endOffload"),
        Block = part.OptionalText("block"),
    };
}
