namespace ActionSteps.Voice;

/// <summary>Records the call no longer; does nothing when it is not recorded. On other channels it is a warning.</summary>
[StepKind("stopRecording")]
public sealed class StopRecordingStep : ActionStep
{
    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        CallRecording.Switch(context, isOn: false);
        return ValueTask.FromResult(StepOutcome.Continue);
    }
}
