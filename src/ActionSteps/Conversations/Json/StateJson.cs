using System.Text.Json;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations.Json;

/// <summary>States of conversations. Read and written by every turn, so without a document in between.</summary>
internal static class StateJson
{
    public static void Write(Utf8JsonWriter writer, ConversationState state)
    {
        writer.WriteStart();
        writer.WriteText("id", state.Id);
        writer.WriteNumber("version", state.Version);
        writer.WriteValue("variables", state.Variables);
        writer.WriteValue("internal", state.Internal);
        if (state.Contexts.Count > 0)
        {
            writer.WriteValue("contexts", state.Contexts);
        }

        writer.WriteFlag("isClosed", state.IsClosed);
        writer.WriteOptional("openInput", state.OpenInput);
        writer.WriteList("waits", state.Waits, RunJson.Write);
        writer.WriteList("queue", state.Queue, InputJson.Write);
        if (state.Postbacks.Count > 0)
        {
            writer.WriteValue("postbacks", state.Postbacks.ToValue());
        }

        writer.WriteString("lastActivity", state.LastActivity);
        writer.WriteNumber("transcriptCount", state.TranscriptCount);
        writer.WriteNumber("effectCount", state.EffectCount);
        writer.WriteNumber("runCount", state.RunCount);
        writer.WriteEndObject();
    }

    /// <summary>Reads a state that is part of something else.</summary>
    public static ConversationState Read(JsonPart part)
    {
        part.CheckFormat();
        return new ConversationState
        {
            Id = part.Text("id"),
            Version = part.Long("version"),
            Variables = part.Object("variables"),
            Internal = part.Object("internal"),
            Contexts = part.TryMember("contexts", out _) ? part.Object("contexts") : ValueObject.Empty,
            IsClosed = part.Flag("isClosed"),
            OpenInput = part.OptionalText("openInput"),
            Waits = part.List("waits", RunJson.ReadContinuation),
            Queue = part.List("queue", InputJson.ReadQueued),
            Postbacks = IssuedPostbacks.FromValue(part.ValueOf("postbacks")),
            LastActivity = part.Time("lastActivity"),
            TranscriptCount = part.Long("transcriptCount"),
            EffectCount = part.Long("effectCount"),
            RunCount = part.Long("runCount"),
        };
    }

    public static ConversationState Read(ReadOnlySpan<byte> utf8)
    {
        StateReading reading = new();
        try
        {
            return reading.Read(utf8);
        }
        catch (Exception fault) when (fault is JsonException or LimitExceededException or InvalidOperationException or FormatException)
        {
            throw new ConversationFormatException(reading.Place, $"is not part of a state. {fault.Message}", fault);
        }
    }
}
