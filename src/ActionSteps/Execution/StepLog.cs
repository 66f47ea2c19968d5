using ActionSteps.Sessions;

namespace ActionSteps.Execution;

/// <summary>What one step did, for people: sensitive values are replaced by their names.</summary>
public sealed class StepLog
{
    private readonly StepInputs _inputs;

    internal StepLog(string block, string step, string kind, StepStatus status, TimeSpan duration, in StepInputs inputs)
    {
        Block = block;
        Step = step;
        Kind = kind;
        Status = status;
        Duration = duration;
        _inputs = inputs;
    }

    /// <summary>The id of the block.</summary>
    public string Block { get; }

    /// <summary>The id of the step, or its position in the block from 0.</summary>
    public string Step { get; }

    /// <summary>The kind of the step.</summary>
    public string Kind { get; }

    /// <summary>How it ended.</summary>
    public StepStatus Status { get; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The resolved inputs by field.</summary>
    public ValueObject Inputs => _inputs.ToObject();

    /// <summary>What a builder should know that did not stop the step.</summary>
    public IReadOnlyList<StepWarning> Warnings { get; internal init; } = [];

    /// <summary>Why the step failed; <c>null</c> when it did not.</summary>
    public StepError? Error { get; internal init; }

    /// <summary>What a script of the step has written to <c>console</c>, in order.</summary>
    public IReadOnlyList<ConsoleLine> Console { get; internal init; } = [];

    /// <summary>The entry as data, in the form of the command line.</summary>
    public Value ToValue() => Value.Object(
        ("block", Block),
        ("step", Step),
        ("kind", Kind),
        ("status", Telemetry.TextOf(Status)),
        ("durationMs", Math.Round(Duration.TotalMilliseconds, 3)),
        ("inputs", Value.Object(Inputs)),
        ("warnings", Value.List([.. Warnings.Select(warning => warning.ToValue())])),
        ("error", Error?.ToValue() ?? Value.Null),
        ("console", Console.Count == 0 ? Value.Undefined : Value.List([.. Console.Select(line => line.ToValue())])));

    internal StepLog With(SensitiveMask mask) => new(Block, Step, Kind, Status, Duration, _inputs.With(mask))
    {
        Warnings = [.. Warnings.Select(warning => warning with { Message = mask.Mask(warning.Message) })],
        Error = Error?.With(mask),
        Console = [.. Console.Select(line => line with { Text = mask.Mask(line.Text) })],
    };
}
