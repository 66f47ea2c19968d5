using ActionSteps.Scripting;

namespace ActionSteps.Code;

/// <summary>A script of a step, compiled.</summary>
internal sealed class SandboxScript(Script script) : ICompiledScript
{
    public IReadOnlyList<CodeName> UnknownNames { get; } = SandboxScriptEngine.Unknown(script.FindFreeNames());

    public async ValueTask<CodeResult> RunAsync(CodeInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        CodeSends sends = new(input.Limits.MemoryBytes / 2);
        Script surrounded = script.With(new ScriptOptions
        {
            Kind = script.Options.Kind,
            Name = script.Options.Name,
            TimeProvider = input.Clock,
            Random = input.Random,
            KeepsValue = input.KeepsValue,
        });
        try
        {
            ScriptResult result = await surrounded
                .RunAsync(ScriptSurroundings.Create(input, sends), ToLimits(input.Limits), cancellationToken).ConfigureAwait(false);
            return new CodeResult
            {
                Sends = sends.Items,
                Value = CodeValues.FromScript(result.Value),
                Console = ToLines(result.Console),
                Usage = ToUsage(result.Usage),
                Warnings = CodeLeftovers.Of(result, script.Options.Name),
                Error = sends.IsFull ? CodeFailure.TooMuchSent : null,
            };
        }
        catch (ScriptException failure)
        {
            return new CodeResult
            {
                Console = ToLines(failure.Console),
                Usage = failure.Usage is { } usage ? ToUsage(usage) : null,
                Error = sends.IsFull ? CodeFailure.TooMuchSent : CodeFailure.Of(failure, script.Options.Name),
            };
        }
        catch (LimitExceededException refused)
        {
            return new CodeResult { Error = new CodeError(ErrorCodes.CodeError, $"What the script returned is no data: {refused.Message}") };
        }
    }

    private static ScriptLimits ToLimits(CodeLimits limits) => ReferenceEquals(limits, CodeLimits.Default) ? s_defaultLimits : Convert(limits);

    private static readonly ScriptLimits s_defaultLimits = Convert(CodeLimits.Default);

    private static ScriptLimits Convert(CodeLimits limits) => new()
    {
        ComputingTime = limits.ComputingTime,
        TotalTime = limits.TotalTime,
        MemoryBytes = limits.MemoryBytes,
        CallDepth = limits.CallDepth,
        ConsoleLines = limits.ConsoleLines,
        ConsoleLength = limits.ConsoleLength,
    };

    private static ConsoleLine[] ToLines(IReadOnlyList<ScriptConsoleLine> lines) =>
        lines.Count == 0 ? [] : [.. lines.Select(line => new ConsoleLine(line.Level, line.Text))];

    private static CodeUsage ToUsage(ScriptUsage usage) => new(usage.Instructions, usage.PeakMemoryBytes, usage.ComputingTime, usage.WaitingTime);
}
