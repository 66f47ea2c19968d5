namespace ActionSteps.Tests.Conventions.Samples;

[StepKind("test.settable")]
internal sealed class SettableStep : ActionStep
{
    public string? Text { get; set; }

    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepOutcome.Continue);
}
