namespace ActionSteps;

/// <summary>The base of steps that need no port.</summary>
public abstract class ActionStep : IActionStep
{
    /// <inheritdoc/>
    public string? Id { get; init; }

    /// <inheritdoc/>
    public string? Name { get; init; }

    /// <inheritdoc/>
    public bool Disabled { get; init; }

    /// <inheritdoc/>
    public virtual bool HasImmediateEffects(StepContext context) => true;

    /// <inheritdoc/>
    ValueTask<StepOutcome> IActionStep.ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        ExecuteAsync(context, cancellationToken);

    /// <inheritdoc cref="IActionStep.ExecuteAsync"/>
    protected abstract ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken);
}
