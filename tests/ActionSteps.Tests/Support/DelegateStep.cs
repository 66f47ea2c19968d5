namespace ActionSteps.Tests.Support;

/// <summary>A step that does what a test says.</summary>
[StepKind("test.delegate")]
internal sealed class DelegateStep(Func<StepContext, CancellationToken, ValueTask<StepOutcome>> work) : ActionStep
{
    public DelegateStep(Action<StepContext> work)
        : this((context, _) =>
        {
            work(context);
            return ValueTask.FromResult(StepOutcome.Continue);
        })
    {
    }

    public DelegateStep(StepOutcome outcome)
        : this((_, _) => ValueTask.FromResult(outcome))
    {
    }

    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        work(context, cancellationToken);
}
