using System.Text.Json;
using ActionSteps.Execution;
using ActionSteps.Messages;

namespace ActionSteps.Conversations.Json;

/// <summary>What runs leave behind: waits, history, journal.</summary>
internal static class RunJson
{
    public static void Write(Utf8JsonWriter writer, Continuation wait)
    {
        writer.WriteStart();
        writer.WriteText("block", wait.Block);
        writer.WriteNumber("stepIndex", wait.StepIndex);
        writer.WriteString("dueTime", wait.DueTime);
        writer.WriteString("duringWait", Tags.Of(wait.DuringWait));
        writer.WriteOptional("id", wait.Id);
        writer.WriteOptional("blockHash", wait.BlockHash);
        writer.WriteEndObject();
    }

    public static Continuation ReadContinuation(JsonPart part) => new(
        part.Text("block"), part.Int("stepIndex"), part.Time("dueTime"), part.Tag("duringWait", Tags.FindDuringWait))
    {
        Id = part.OptionalText("id"),
        BlockHash = part.OptionalText("blockHash"),
    };

    public static void Write(Utf8JsonWriter writer, TranscriptEntry entry)
    {
        writer.WriteStart();
        writer.WriteString("actor", Tags.Of(entry.Actor));
        writer.WriteString("timestamp", entry.Timestamp);
        writer.WriteValue("message", entry.Message);
        writer.WriteEndObject();
    }

    public static TranscriptEntry ReadTranscriptEntry(JsonPart part) =>
        new(part.Tag("actor", Tags.FindActor), part.ValueOf("message"), part.Time("timestamp"));

    public static void Write(Utf8JsonWriter writer, JournalEntry entry)
    {
        writer.WriteStart();
        writer.WriteNumber("number", entry.Number);
        writer.WriteText("runId", entry.RunId);
        writer.WriteString("trigger", Tags.Of(entry.Trigger));
        writer.WriteOptional("messageId", entry.MessageId);
        writer.WriteText("botVersion", entry.BotVersion);
        writer.WriteOptional("botHash", entry.BotHash);
        writer.WriteString("startedAt", entry.StartedAt);
        writer.WriteString("endedAt", entry.EndedAt);
        writer.WriteText("block", entry.Block);
        writer.WriteString("status", Telemetry.TextOf(entry.Status));
        writer.WriteMember("error", entry.Error, StepJson.Write);
        writer.WriteList("steps", entry.Steps, StepJson.Write);
        writer.WriteEndObject();
    }

    public static JournalEntry ReadJournalEntry(JsonPart part) => new(part.Long("number"), part.Text("runId"))
    {
        Trigger = part.Tag("trigger", Tags.FindTrigger),
        MessageId = part.OptionalText("messageId"),
        BotVersion = part.Text("botVersion"),
        BotHash = part.OptionalText("botHash"),
        StartedAt = part.Time("startedAt"),
        EndedAt = part.Time("endedAt"),
        Block = part.Text("block"),
        Status = part.Tag("status", Tags.FindRunStatus),
        Error = part.TryMember("error", out JsonPart error) ? StepJson.ReadError(error) : null,
        Steps = part.List("steps", StepJson.ReadLog),
    };
}
