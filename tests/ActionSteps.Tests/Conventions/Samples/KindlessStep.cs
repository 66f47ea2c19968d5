namespace ActionSteps.Tests.Conventions.Samples;

internal sealed class KindlessStep : ActionStep
{
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepOutcome.Continue);
}
