namespace ActionSteps.Storage.Crash;

/// <summary>An effect that leaves while the step is executed, with its key.</summary>
[StepKind("crash.effect")]
public sealed class EffectStep : ActionStep<IReceiver>
{
    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => CrashBot.IsOutside(context.Variables["text"].ToString());

    /// <inheritdoc/>
    protected override async ValueTask<StepOutcome> ExecuteAsync(IReceiver port, StepContext context, CancellationToken cancellationToken)
    {
        string text = context.Variables["text"].ToString();
        if (CrashBot.IsOutside(text))
        {
            await port.SendAsync(context.IdempotencyKey, $"{context.SessionId} effect {text} {context.Variables["count"]}", cancellationToken);
        }

        return StepOutcome.Continue;
    }
}
