using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActionSteps.Scripting;

namespace ActionSteps.Cli.Output;

/// <summary>What came of a script: for people as text, for programs as one JSON object.</summary>
internal sealed class ScriptReport(ScriptResult? result, ScriptException? error)
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ScriptException? Error { get; } = error;

    public async Task WriteAsync(TextWriter output, TextWriter errors)
    {
        foreach (ScriptConsoleLine line in result?.Console ?? Error?.Console ?? [])
        {
            await (line.Level is "error" or "warn" ? errors : output).WriteLineAsync(TerminalText.Clean(line.Text));
        }

        if (Error is not null)
        {
            string stack = Error is ScriptThrownException { ScriptStack: { Length: > 0 } lines } ? lines : Error.Message;
            await errors.WriteLineAsync(TerminalText.Clean(stack));
            return;
        }

        await output.WriteLineAsync($"=> {TerminalText.Clean(result!.Value.ToString())}");
        ScriptUsage usage = result.Usage;
        await errors.WriteLineAsync(FormattableString.Invariant(
            $"{usage.Instructions} instructions, {usage.PeakMemoryBytes / 1024.0:F1} KB, {usage.ComputingTime.TotalMilliseconds:F1} ms of computing, {usage.WaitingTime.TotalMilliseconds:F0} ms of waiting"));
    }

    public string ToJson()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Indented))
        {
            writer.WriteStartObject();
            writer.WriteNull("result");
            writer.WritePropertyName("value");
            WriteValue(writer, result?.Value ?? ScriptValue.Null);
            WriteConsole(writer, result?.Console ?? Error?.Console ?? []);
            WriteUsage(writer, result?.Usage ?? Error?.Usage);
            WriteError(writer, Error);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteValue(Utf8JsonWriter writer, ScriptValue value)
    {
        if (value.Kind == ScriptValueKind.Undefined)
        {
            writer.WriteNullValue();
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    private static void WriteConsole(Utf8JsonWriter writer, IReadOnlyList<ScriptConsoleLine> lines)
    {
        writer.WriteStartArray("console");
        foreach (ScriptConsoleLine line in lines)
        {
            writer.WriteStartObject();
            writer.WriteString("level", line.Level);
            writer.WriteString("text", line.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteUsage(Utf8JsonWriter writer, ScriptUsage? usage)
    {
        if (usage is null)
        {
            writer.WriteNull("usage");
            return;
        }

        writer.WriteStartObject("usage");
        writer.WriteNumber("instructions", usage.Instructions);
        writer.WriteNumber("memoryBytes", usage.PeakMemoryBytes);
        writer.WriteNumber("computingMs", usage.ComputingTime.TotalMilliseconds);
        writer.WriteNumber("waitingMs", usage.WaitingTime.TotalMilliseconds);
        writer.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter writer, ScriptException? error)
    {
        if (error is null)
        {
            writer.WriteNull("error");
            return;
        }

        writer.WriteStartObject("error");
        writer.WriteString("code", CodeOf(error));
        writer.WriteString("message", error.Message);
        switch (error)
        {
            case ScriptSyntaxException syntax:
                writer.WriteNumber("line", syntax.Line);
                writer.WriteNumber("column", syntax.Column);
                break;
            case ScriptThrownException thrown:
                writer.WriteString("name", thrown.ErrorName);
                writer.WriteString("stack", thrown.ScriptStack);
                break;
            case ScriptLimitException limit:
                writer.WriteString("limit", limit.Limit.ToString());
                writer.WriteString("allowed", limit.Allowed);
                break;
        }

        writer.WriteEndObject();
    }

    private static string CodeOf(ScriptException error) => error switch
    {
        ScriptLimitException { Limit: ScriptLimit.ComputingTime or ScriptLimit.TotalTime or ScriptLimit.Instructions } => "CODE_TIMEOUT",
        ScriptLimitException => "CODE_MEMORY",
        _ => "CODE_ERROR",
    };
}
