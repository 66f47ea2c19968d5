using ActionSteps.Messages;

namespace ActionSteps.Storage.Crash;

/// <summary>Tells the receiver that a step has failed, which must not be.</summary>
[StepKind("crash.tellError")]
public sealed class TellErrorStep : ActionStep
{
    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        context.Send(new TextMessage($"error {context.Variables["text"]} 0"));
        return new(StepOutcome.Continue);
    }
}
