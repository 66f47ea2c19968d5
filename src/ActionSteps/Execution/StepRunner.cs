using System.Diagnostics;
using System.Runtime.CompilerServices;
using ActionSteps.Blocks;

namespace ActionSteps.Execution;

/// <summary>
/// Runs single steps: deadline, transaction, log entry, and every way in which a step can fail, so that no step has to care.
/// </summary>
internal sealed class StepRunner : IDisposable
{
    private readonly RunState _state;
    private readonly TimeProvider _clock;
    private readonly ExecutionLimits _limits;
    private readonly long _runStart;
    private CancellationTokenSource? _stop;

    // The end of one step is the start of the next, which saves a look at the clock.
    private long _lastTime;

    public StepRunner(RunState state)
    {
        _state = state;
        _clock = state.Options.Clock;
        _limits = state.Options.Limits;
        _runStart = _lastTime = _clock.GetTimestamp();
        Context = new RunContext(state);
    }

    public RunContext Context { get; private set; }

    /// <summary>How long the run takes so far.</summary>
    public TimeSpan Elapsed => _clock.GetElapsedTime(_runStart);

    public void Dispose() => _stop?.Dispose();

    /// <summary>Runs one step and logs it. A jump to an unknown block becomes a warning.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled the run.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<StepOutcome> RunAsync(PlannedStep planned, CancellationToken cancellationToken)
    {
        _state.StepId = planned.StepId;
        if (planned.Step.Disabled)
        {
            _state.AddWarning(new StepWarning(ErrorCodes.StepDisabled, "The step is switched off."));
            _state.LogStep(planned.Kind, StepStatus.Skipped, TimeSpan.Zero, null);
            return StepOutcome.Continue;
        }

        _state.StepMark = _state.TakeMark();
        _state.Starts = (_runStart, _lastTime);
        Activity? activity = Telemetry.StartStep(planned.Kind, _state.BlockId, planned.StepId);
        StepOutcome outcome = Refusal() ?? await ExecuteAsync(planned.Step, cancellationToken).ConfigureAwait(false);
        outcome = Settle(outcome);
        StepError? error = null;
        if (outcome.Kind == StepOutcomeKind.Fail)
        {
            _state.Restore(_state.StepMark);
            error = (outcome.Error ?? new StepError(ErrorCodes.StepException, "The step failed without saying why."))
                with { StepId = planned.StepId, BlockId = _state.BlockId };
            outcome = StepOutcome.Fail(error, outcome.Block);
        }

        long now = _clock.GetTimestamp();
        TimeSpan duration = _clock.GetElapsedTime(_lastTime, now);
        _lastTime = now;
        _state.LogStep(planned.Kind, StatusOf(outcome), duration, error);
        Telemetry.EndStep(activity, planned.Kind, StatusOf(outcome), error?.Code, duration);
        return outcome;
    }

    private StepOutcome? Refusal()
    {
        if (++_state.StepNumber > _limits.MaxSteps)
        {
            return StepOutcome.Fail(ErrorCodes.RunLimit, $"The turn ran more than {_limits.MaxSteps} steps.");
        }

        return _clock.GetElapsedTime(_runStart, _lastTime) > _limits.RunTimeout
            ? StepOutcome.Fail(ErrorCodes.RunLimit, $"The run takes longer than {_limits.RunTimeout.TotalSeconds:0.###} s.")
            : null;
    }

    private ValueTask<StepOutcome> ExecuteAsync(IActionStep step, CancellationToken cancellationToken)
    {
        CancellationTokenSource stop = _stop ??= CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            ValueTask<StepOutcome> running = step.ExecuteAsync(Context, stop.Token);
            return running.IsCompletedSuccessfully ? running : AwaitAsync(running.AsTask(), stop, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromResult(StepFailure.ToOutcome(failure));
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<StepOutcome> AwaitAsync(
        Task<StepOutcome> running, CancellationTokenSource stop, CancellationToken cancellationToken)
    {
        TimeSpan left = _limits.RunTimeout - _clock.GetElapsedTime(_runStart);
        TimeSpan timeout = left < _limits.StepTimeout ? left : _limits.StepTimeout;
        try
        {
            return await running.WaitAsync(timeout > TimeSpan.Zero ? timeout : TimeSpan.Zero, _clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            await AbandonAsync(stop).ConfigureAwait(false);
            return StepOutcome.Fail(ErrorCodes.Timeout, $"The step did not end within {timeout.TotalSeconds:0.###} s.");
        }
        catch (Exception) when (!running.IsCompleted)
        {
            // The caller has cancelled: the step may still be running, and must not touch the session any more.
            await AbandonAsync(stop).ConfigureAwait(false);
            throw;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return StepFailure.ToOutcome(failure);
        }
    }

    private async ValueTask AbandonAsync(CancellationTokenSource stop)
    {
        Context.Abandon();
        Context = new RunContext(_state);
        _stop = null;
        await stop.CancelAsync().ConfigureAwait(false);
    }

    private StepOutcome Settle(StepOutcome outcome)
    {
        switch (outcome.Kind)
        {
            case StepOutcomeKind.GoTo when !_state.Bot.TryGetBlock(outcome.Block ?? string.Empty, out _):
                _state.AddWarning(new StepWarning(
                    ErrorCodes.UnknownBlock, $"The bot has no block \"{outcome.Block}\"; the flow goes on as if none had been named."));
                return StepOutcome.Continue;
            case StepOutcomeKind.Fail when outcome is { Block: { } block, Error: { } error } && !_state.Bot.TryGetBlock(block, out _):
                _state.AddWarning(new StepWarning(ErrorCodes.UnknownBlock, $"The bot has no block \"{block}\" for the failure of the step."));
                return StepOutcome.Fail(error);
            case StepOutcomeKind.Wait when outcome.Until <= _clock.GetUtcNow():
                return StepOutcome.Continue;
            default:
                return outcome;
        }
    }

    private static StepStatus StatusOf(StepOutcome outcome) => outcome.Kind switch
    {
        StepOutcomeKind.Fail => StepStatus.Failed,
        StepOutcomeKind.Wait => StepStatus.Suspended,
        _ => StepStatus.Succeeded,
    };
}
