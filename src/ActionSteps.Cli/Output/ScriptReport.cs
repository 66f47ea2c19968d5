using System.Globalization;
using ActionSteps.Code;
using ActionSteps.Sessions;

namespace ActionSteps.Cli.Output;

/// <summary>What came of a script: for people as text, for programs as one JSON object.</summary>
internal sealed class ScriptReport(CodeResult result)
{
    public bool IsFine => result.Error is null;

    public async Task WriteAsync(TextWriter output, TextWriter errors)
    {
        foreach (ConsoleLine line in result.Console)
        {
            await (line.Level is "error" or "warn" ? errors : output).WriteLineAsync(TerminalText.Clean(line.Text));
        }

        foreach (StepWarning warning in result.Warnings)
        {
            await errors.WriteLineAsync($"warning {warning.Code}: {TerminalText.Clean(warning.Message)}");
        }

        if (result.Error is { } error)
        {
            await errors.WriteLineAsync(TerminalText.Clean(error.Stack.Length > 0 ? error.Stack : error.Message));
            return;
        }

        if (Merged() is { IsObject: true } sent)
        {
            await output.WriteLineAsync(TerminalText.Clean(JsonOutput.Format(sent)));
        }

        await output.WriteLineAsync($"=> {TerminalText.Clean(result.Value.IsUndefined ? "undefined" : result.Value.IsText ? result.Value.ToString() : result.Value.ToJson())}");
        if (result.Usage is { } usage)
        {
            await errors.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{usage.Instructions} instructions, {usage.MemoryBytes / 1024.0:F1} KB, {usage.ComputingTime.TotalMilliseconds:F1} ms of computing, {usage.WaitingTime.TotalMilliseconds:F0} ms of waiting"));
        }
    }

    public string ToJson() => JsonOutput.Format(Value.Object(
        ("result", result.Error is null ? Merged() : Value.Null),
        ("value", result.Value.IsUndefined ? Value.Null : result.Value),
        ("console", Value.List([.. result.Console.Select(line => line.ToValue())])),
        ("usage", UsageOf(result.Usage)),
        ("warnings", Value.List([.. result.Warnings.Select(warning => warning.ToValue())])),
        ("error", ErrorOf(result.Error))));

    /// <summary>All sends as one, in order; null when nothing was sent.</summary>
    private Value Merged()
    {
        if (result.Sends.Count == 0)
        {
            return Value.Null;
        }

        Value action = result.Sends.Select(send => send["action"]).LastOrDefault(set => !set.IsUndefined);
        Value[] messages = [.. result.Sends.SelectMany(send => Items(send["messages"]))];
        Value[] session = [.. result.Sends.SelectMany(send => Items(send["session"]))];
        return Value.Object(
            ("action", action),
            ("messages", Value.List(messages)),
            ("session", session.Length > 0 ? Value.List(session) : Value.Undefined));
    }

    private static ValueList Items(Value value) => value.TryGetList(out ValueList? list) ? list : ValueList.Empty;

    private static Value UsageOf(CodeUsage? usage) => usage is null ? Value.Null : Value.Object(
        ("instructions", usage.Instructions),
        ("memoryBytes", usage.MemoryBytes),
        ("computingMs", usage.ComputingTime.TotalMilliseconds),
        ("waitingMs", usage.WaitingTime.TotalMilliseconds));

    private static Value ErrorOf(CodeError? error) => error is null ? Value.Null : Value.Object(
        ("code", error.Code),
        ("message", error.Message),
        ("line", error.Line > 0 ? error.Line : Value.Undefined),
        ("column", error.Column > 0 ? error.Column : Value.Undefined),
        ("name", error.Name ?? Value.Undefined),
        ("stack", error.Stack.Length > 0 ? error.Stack : Value.Undefined),
        ("limit", error.Limit ?? Value.Undefined));
}
