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
        writer.WriteList("changes", run.Changes, static (output, change) =>
        {
            output.WriteStartObject();
            output.WriteText("path", change.Path);
            output.WriteString("kind", Tags.Of(change.Kind));
            output.WriteValue("oldValue", change.OldValue);
            output.WriteValue("newValue", change.NewValue);
            output.WriteEndObject();
        });
        writer.WriteList("sensitive", run.Sensitive, static (output, seen) =>
        {
            output.WriteStartObject();
            output.WriteText("path", seen.Path);
            output.WriteValue("value", seen.Value);
            output.WriteEndObject();
        });
        writer.WriteEndObject();
    }

    private static RunProgress ReadProgress(JsonPart part) => new()
    {
        StepNumber = part.Int("stepNumber"),
        BlockCount = part.Int("blockCount"),
        IsClosed = part.Flag("isClosed"),
        Effects = part.List("effects", static emitted => (EffectJson.Read(emitted.Member("effect")), emitted.OptionalTime("time"))),
        Log = part.List("log", StepJson.ReadLog),
        Changes = part.List("changes", static change => new VariableChange(
            change.Text("path"), change.Tag("kind", Tags.FindChange), change.ValueOf("oldValue"), change.ValueOf("newValue"))),
        Sensitive = part.List("sensitive", static seen => (seen.Text("path"), seen.ValueOf("value"))),
    };
}
