namespace ActionSteps;

/// <summary>The base of steps that work through a port of the host.</summary>
/// <typeparam name="TPort">The port, resolved from the services of the run.</typeparam>
public abstract class ActionStep<TPort> : ActionStep, IPortStep
    where TPort : class
{
    /// <inheritdoc/>
    Type IPortStep.PortType => typeof(TPort);

    /// <summary>The code of the error when the host has not registered the port; <see cref="ErrorCodes.PortMissing"/> unless overridden.</summary>
    protected virtual string MissingPortCode => ErrorCodes.PortMissing;

    /// <inheritdoc/>
    protected sealed override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.FindPort<TPort>() is { } port
            ? ExecuteAsync(port, context, cancellationToken)
            : ValueTask.FromResult(StepOutcome.Fail(new StepError(
                MissingPortCode, $"The host has registered no \"{typeof(TPort).Name}\". Register one with the services of the executor.")));
    }

    /// <summary>Does the work, as <see cref="IActionStep.ExecuteAsync"/>.</summary>
    protected abstract ValueTask<StepOutcome> ExecuteAsync(TPort port, StepContext context, CancellationToken cancellationToken);
}
