using System.Text.Json;
using ActionSteps.Execution;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations.Json;

/// <summary>Turns in the middle.</summary>
internal static class CheckpointJson
{
    public static void Write(Utf8JsonWriter writer, ConversationCheckpoint checkpoint)
    {
        writer.WriteStart();
        writer.WriteMember("entry", checkpoint.Entry, InputJson.Write);
        writer.WriteFlag("isFromQueue", checkpoint.IsFromQueue);
        writer.WriteText("runId", checkpoint.RunId);
        writer.WriteText("block", checkpoint.Block);
        writer.WriteNumber("stepIndex", checkpoint.StepIndex);
        writer.WriteOptional("botHash", checkpoint.BotHash);
        writer.WriteOptional("blockHash", checkpoint.BlockHash);
        writer.WriteString("startedAt", checkpoint.StartedAt);
        writer.WriteMember("state", checkpoint.State, StateJson.Write);
        writer.WriteList("recorded", checkpoint.Recorded, RunJson.Write);
        writer.WriteList("outbox", checkpoint.Outbox, EffectJson.Write);
        writer.WriteMember("run", checkpoint.Run, Write);
        writer.WriteEndObject();
    }

    public static ConversationCheckpoint Read(JsonPart part) => new()
    {
        Entry = InputJson.ReadEntry(part.Member("entry")),
        IsFromQueue = part.Flag("isFromQueue"),
        RunId = part.Text("runId"),
        Block = part.Text("block"),
        StepIndex = part.Int("stepIndex"),
        BotHash = part.OptionalText("botHash"),
        BlockHash = part.OptionalText("blockHash"),
        StartedAt = part.Time("startedAt"),
        State = StateJson.Read(part.Member("state")),
        Recorded = part.List("recorded", RunJson.ReadTranscriptEntry),
        Outbox = part.List("outbox", EffectJson.ReadItem),
        Run = ReadProgress(part.Member("run")),
    };

    private static void Write(Utf8JsonWriter writer, RunProgress run)
    {
        writer.WriteStartObject();
        writer.WriteNumber("stepNumber", run.StepNumber);
        writer.WriteNumber("blockCount", run.BlockCount);
        writer.WriteFlag("isClosed", run.IsClosed);
        writer.WriteList("effects", run.Effects, static (output, emitted) =>
        {
            output.WriteStartObject();
            output.WriteOptional("time", emitted.Time);
            output.WriteMember("effect", emitted.Effect, EffectJson.Write);
            output.WriteEndObject();
        });
        writer.WriteList("log", run.Log, StepJson.Write);
        writer.WriteList("changes", run.Changes, Write);
        writer.WriteList("sensitive", run.Sensitive, Write);
        writer.WriteMember("recording", run.Recording, RecordedRunJson.Write);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, VariableChange change)
    {
        writer.WriteStartObject();
        writer.WriteText("path", change.Path);
        writer.WriteString("kind", Tags.Of(change.Kind));
        writer.WriteValue("oldValue", change.OldValue);
        writer.WriteValue("newValue", change.NewValue);
        writer.WriteEndObject();
    }

    public static VariableChange ReadChange(JsonPart part) =>
        new(part.Text("path"), part.Tag("kind", Tags.FindChange), part.ValueOf("oldValue"), part.ValueOf("newValue"));

    public static void Write(Utf8JsonWriter writer, (string Path, Value Value) seen)
    {
        writer.WriteStartObject();
        writer.WriteText("path", seen.Path);
        writer.WriteValue("value", seen.Value);
        writer.WriteEndObject();
    }

    public static (string Path, Value Value) ReadSensitive(JsonPart part) => (part.Text("path"), part.ValueOf("value"));

    private static RunProgress ReadProgress(JsonPart part) => new()
    {
        StepNumber = part.Int("stepNumber"),
        BlockCount = part.Int("blockCount"),
        IsClosed = part.Flag("isClosed"),
        Effects = part.List("effects", static emitted => (EffectJson.Read(emitted.Member("effect")), emitted.OptionalTime("time"))),
        Log = part.List("log", StepJson.ReadLog),
        Changes = part.List("changes", ReadChange),
        Sensitive = part.List("sensitive", ReadSensitive),
        Recording = part.TryMember("recording", out JsonPart recording) ? RecordedRunJson.Read(recording) : null,
    };
}
