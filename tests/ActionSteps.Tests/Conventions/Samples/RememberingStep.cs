namespace ActionSteps.Tests.Conventions.Samples;

[StepKind("test.remembering")]
internal sealed class RememberingStep : ActionStep
{
    private int _runs;

    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        _runs++;
        return ValueTask.FromResult(_runs > 1 ? StepOutcome.Stop : StepOutcome.Continue);
    }
}
