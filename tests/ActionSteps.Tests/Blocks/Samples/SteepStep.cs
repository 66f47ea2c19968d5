using ActionSteps.Sessions;

namespace ActionSteps.Tests.Blocks.Samples;

/// <summary>A step whose properties refuse values.</summary>
[StepKind("test.steep")]
public sealed class SteepStep : ActionStep
{
    private readonly int _minutes;

    public required VariablePath Result { get; init; }

    public int Minutes
    {
        get => _minutes;
        init => _minutes = value is >= 0 and <= 60 ? value : throw new ArgumentException("Tea steeps 0 to 60 minutes.", nameof(value));
    }

    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepOutcome.Continue);
}
