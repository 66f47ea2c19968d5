namespace ActionSteps.Tests.Conventions.Samples;

[StepKind("test.unlisted")]
internal sealed class UnlistedStep : ActionStep
{
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepOutcome.Continue);
}
