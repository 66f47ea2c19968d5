using System.Text.Json;
using ActionSteps.Execution;
using ActionSteps.Replay;

namespace ActionSteps.Conversations.Json;

/// <summary>Recordings of runs.</summary>
internal static class RecordingJson
{
    public static void Write(Utf8JsonWriter writer, RunRecording recording)
    {
        writer.WriteStart();
        writer.WriteNumber("number", recording.Number);
        writer.WriteText("runId", recording.RunId);
        writer.WriteOptional("botHash", recording.BotHash);
        writer.WriteOptional("incomplete", recording.Incomplete);
        writer.WriteMember("run", recording.Run, RecordedRunJson.Write);
        writer.WriteMember("outcome", recording.Outcome, Write);
        writer.WriteEndObject();
    }

    public static RunRecording Read(JsonPart part) => new()
    {
        Number = part.Long("number"),
        RunId = part.Text("runId"),
        BotHash = part.OptionalText("botHash"),
        Incomplete = part.OptionalText("incomplete"),
        Run = part.TryMember("run", out JsonPart run) ? RecordedRunJson.Read(run) : null,
        Outcome = part.TryMember("outcome", out JsonPart outcome) ? ReadOutcome(outcome) : null,
    };

    private static void Write(Utf8JsonWriter writer, RecordedOutcome outcome)
    {
        writer.WriteStartObject();
        writer.WriteString("status", Telemetry.TextOf(outcome.Status));
        writer.WriteText("block", outcome.Block);
        writer.WriteMember("continuation", outcome.Continuation, RunJson.Write);
        writer.WriteOptional("openInput", outcome.OpenInput);
        writer.WriteMember("error", outcome.Error, StepJson.Write);
        writer.WriteList("log", outcome.Log, StepJson.Write);
        writer.WriteList("changes", outcome.Changes, CheckpointJson.Write);
        writer.WriteList("effects", outcome.Effects, EffectJson.Write);
        writer.WriteString("sessionHash", outcome.SessionHash);
        writer.WriteEndObject();
    }

    private static RecordedOutcome ReadOutcome(JsonPart part) => new()
    {
        Status = part.Tag("status", Tags.FindRunStatus),
        Block = part.Text("block"),
        Continuation = part.TryMember("continuation", out JsonPart wait) ? RunJson.ReadContinuation(wait) : null,
        OpenInput = part.OptionalText("openInput"),
        Error = part.TryMember("error", out JsonPart error) ? StepJson.ReadError(error) : null,
        Log = part.List("log", StepJson.ReadLog),
        Changes = part.List("changes", CheckpointJson.ReadChange),
        Effects = part.List("effects", EffectJson.Read),
        SessionHash = part.Text("sessionHash"),
    };
}
