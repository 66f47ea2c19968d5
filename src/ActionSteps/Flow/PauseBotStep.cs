using ActionSteps.Sessions;

namespace ActionSteps.Flow;

/// <summary>
/// Silences the bot until the host, an agent or the end of an offload unpauses it; messages of the user are kept but not answered.
/// Messages before it are delivered; steps after it are not executed.
/// </summary>
[StepKind("pauseBot")]
public sealed class PauseBotStep : ActionStep
{
    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.SetInternal(InternalVariables.IsPausedPath, Value.True);
        return ValueTask.FromResult(StepOutcome.Stop);
    }
}
