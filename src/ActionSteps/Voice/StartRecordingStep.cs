namespace ActionSteps.Voice;

/// <summary>Records the call from here on; does nothing when it is recorded already. On other channels it is a warning.</summary>
[StepKind("startRecording")]
public sealed class StartRecordingStep : ActionStep
{
    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        CallRecording.Switch(context, isOn: true);
        return ValueTask.FromResult(StepOutcome.Continue);
    }
}
