using System.Text.Json;
using ActionSteps.Messages;
using ActionSteps.Replay;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations.Json;

/// <summary>What runs got from outside.</summary>
internal static class RecordedRunJson
{
    public static void Write(Utf8JsonWriter writer, RecordedRun run)
    {
        writer.WriteStartObject();
        writer.WriteMember("entry", run.Entry, InputJson.Write);
        writer.WriteMember("state", run.State, StateJson.Write);
        writer.WriteList("changes", run.Changes, CheckpointJson.Write);
        writer.WriteList("sensitive", run.Sensitive, CheckpointJson.Write);
        writer.WriteString("startedAt", run.StartedAt);
        writer.WriteText("block", run.Block);
        writer.WriteNumber("stepIndex", run.StepIndex);
        writer.WriteOptional("answer", run.Answer);
        writer.WriteMember("failure", run.Failure, StepJson.Write);
        writer.WriteOptional("botHash", run.BotHash);
        writer.WriteBase64String("seed", run.Seed);
        writer.WriteList("draws", run.Draws, static (output, draws) =>
        {
            output.WriteStartObject();
            output.WriteText("place", draws.Key);
            output.WriteNumber("count", draws.Value);
            output.WriteEndObject();
        });
        writer.WriteList("times", run.Times, (output, times) =>
        {
            output.WriteStartObject();
            output.WriteText("place", times.Key);
            output.WriteList("ticks", times.Value, (list, ticks) => list.WriteNumberValue(ticks - run.StartedAt.UtcTicks));
            output.WriteEndObject();
        });
        writer.WriteList("exchanges", run.Exchanges, ExchangeJson.Write);
        writer.WriteList("calls", run.Calls, ExchangeJson.Write);
        writer.WriteList("histories", run.Histories, static (output, history) =>
        {
            output.WriteStartObject();
            output.WriteList("entries", history, RunJson.Write);
            output.WriteEndObject();
        });
        writer.WriteList("missingPorts", run.MissingPorts, static (output, port) => ValueWriter.Write(output, Value.Text(port)));
        writer.WriteList("providers", run.Providers, static (output, name) => ValueWriter.Write(output, Value.Text(name)));
        writer.WriteList("foreignPorts", run.ForeignPorts, static (output, foreign) =>
        {
            output.WriteStartObject();
            output.WriteText("port", foreign.Port);
            output.WriteText("place", foreign.Place);
            output.WriteEndObject();
        });
        writer.WriteOptional("incomplete", run.Incomplete);
        writer.WriteEndObject();
    }

    public static RecordedRun Read(JsonPart part)
    {
        DateTimeOffset startedAt = part.Time("startedAt");
        return new RecordedRun
        {
            Entry = InputJson.ReadEntry(part.Member("entry")),
            State = StateJson.Read(part.Member("state")),
            Changes = part.List("changes", CheckpointJson.ReadChange),
            Sensitive = part.List("sensitive", CheckpointJson.ReadSensitive),
            StartedAt = startedAt,
            Block = part.Text("block"),
            StepIndex = part.Int("stepIndex"),
            Answer = part.OptionalText("answer"),
            Failure = part.TryMember("failure", out JsonPart failure) ? StepJson.ReadError(failure) : null,
            BotHash = part.OptionalText("botHash"),
            Seed = part.Bytes("seed"),
            Draws = ToDictionary(part.List("draws", static draws => (draws.Text("place"), draws.Long("count")))),
            Times = ToDictionary(part.List("times", times => (
                times.Text("place"), (IReadOnlyList<long>)times.List("ticks", ticks => startedAt.UtcTicks + ticks.AsLong())))),
            Exchanges = part.List("exchanges", ExchangeJson.ReadExchange),
            Calls = part.List("calls", ExchangeJson.ReadCall),
            Histories = part.List("histories", static history => (IReadOnlyList<TranscriptEntry>)history.List("entries", RunJson.ReadTranscriptEntry)),
            MissingPorts = part.List("missingPorts", static port => port.AsText()),
            Providers = part.List("providers", static name => name.AsText()),
            ForeignPorts = part.List("foreignPorts", static foreign => (foreign.Text("port"), foreign.Text("place"))),
            Incomplete = part.OptionalText("incomplete"),
        };
    }

    private static Dictionary<string, T> ToDictionary<T>((string Place, T Value)[] items)
    {
        Dictionary<string, T> places = new(items.Length, StringComparer.Ordinal);
        foreach ((string place, T value) in items)
        {
            places[place] = value;
        }

        return places;
    }
}
