namespace ActionSteps.Tests.Conventions.Samples;

[StepKind("delay")]
public class OpenStep : ActionStep
{
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepOutcome.Continue);
}
