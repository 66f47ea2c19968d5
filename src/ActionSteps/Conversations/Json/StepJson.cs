using System.Text.Json;
using ActionSteps.Execution;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations.Json;

/// <summary>What steps leave behind: log entries, warnings, errors.</summary>
internal static class StepJson
{
    public static void Write(Utf8JsonWriter writer, StepLog log)
    {
        writer.WriteStartObject();
        writer.WriteText("block", log.Block);
        writer.WriteText("step", log.Step);
        writer.WriteText("kind", log.Kind);
        writer.WriteString("status", Telemetry.TextOf(log.Status));
        writer.WriteNumber("ticks", log.Duration.Ticks);
        if (log.Inputs is { Count: > 0 } inputs)
        {
            writer.WriteValue("inputs", inputs);
        }

        writer.WriteList("warnings", log.Warnings, static (output, warning) => WriteCoded(output, "code", warning.Code, "message", warning.Message));
        writer.WriteMember("error", log.Error, Write);
        writer.WriteList("console", log.Console, static (output, line) => WriteCoded(output, "level", line.Level, "text", line.Text));
        writer.WriteEndObject();
    }

    public static StepLog ReadLog(JsonPart part) => new(
        part.Text("block"),
        part.Text("step"),
        part.Text("kind"),
        part.Tag("status", Tags.FindStepStatus),
        new TimeSpan(part.Long("ticks")),
        StepInputs.Of(part.TryMember("inputs", out _) ? part.Object("inputs") : ValueObject.Empty))
    {
        Warnings = part.List("warnings", static warning => new StepWarning(warning.Text("code"), warning.Text("message"))),
        Error = part.TryMember("error", out JsonPart error) ? ReadError(error) : null,
        Console = part.List("console", static line => new ConsoleLine(line.Text("level"), line.Text("text"))),
    };

    public static void Write(Utf8JsonWriter writer, StepError error)
    {
        writer.WriteStartObject();
        writer.WriteText("code", error.Code);
        writer.WriteText("message", error.Message);
        writer.WriteOptional("step", error.StepId);
        writer.WriteOptional("block", error.BlockId);
        writer.WriteOptional("stack", error.Stack);
        writer.WriteEndObject();
    }

    public static StepError ReadError(JsonPart part) => new(part.Text("code"), part.Text("message"), part.OptionalText("step"))
    {
        BlockId = part.OptionalText("block"),
        Stack = part.OptionalText("stack"),
    };

    private static void WriteCoded(Utf8JsonWriter writer, string codeName, string code, string textName, string text)
    {
        writer.WriteStartObject();
        writer.WriteText(codeName, code);
        writer.WriteText(textName, text);
        writer.WriteEndObject();
    }
}
