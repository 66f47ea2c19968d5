using ActionSteps.Execution;
using Microsoft.Extensions.Logging;

namespace ActionSteps.Conversations;

/// <summary>
/// This process as a worker: one lease for everything that it owns, renewed by a timer from the first turn on that needs it. Nothing of it
/// happens with a store that is not shared. Thread-safe.
/// </summary>
internal sealed class WorkerLease(IConversationStore store, ConversationOptions options, TimeProvider clock, ILogger logger) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private ITimer? _heartbeat;
    private Task _renewing = Task.CompletedTask;
    private (DateTimeOffset Time, long Timestamp)? _renewed;
    private bool _isRetired;

    /// <summary>The id of the worker.</summary>
    public string Worker { get; } = RunIds.Next();

    /// <summary>
    /// Whether the store has been told in time that this process lives. Counted from before the call, so that it ends early rather than late.
    /// The time of day may be set back, and the other clock stands still while the machine sleeps: whichever has gone further counts.
    /// </summary>
    public bool IsValid
    {
        get
        {
            if (!store.IsShared)
            {
                return true;
            }

            lock (_lock)
            {
                return _renewed is { } renewed
                    && clock.GetUtcNow() - renewed.Time < options.WorkerLease
                    && clock.GetElapsedTime(renewed.Timestamp) < options.WorkerLease;
            }
        }
    }

    /// <summary>Sees to a valid lease before the process comes to own something.</summary>
    public async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        if (IsValid)
        {
            return;
        }

        await RenewAsync(cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            if (_heartbeat is null && !_isRetired)
            {
                TimeSpan period = options.WorkerLease / 3;
                _heartbeat = clock.CreateTimer(Beat, null, period, period);
            }
        }
    }

    /// <summary>Stops the timer and gives back what is still owned.</summary>
    public async ValueTask DisposeAsync()
    {
        ITimer? heartbeat;
        lock (_lock)
        {
            (heartbeat, _heartbeat) = (_heartbeat, null);
            _isRetired = true;
        }

        if (heartbeat is null)
        {
            return;
        }

        await heartbeat.DisposeAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        try
        {
            await store.RetireWorkerAsync(Worker, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // The lease ends by itself.
            ConversationLog.HeartbeatFailed(logger, failure, Worker);
        }
    }

    private void Beat(object? state)
    {
        if (_renewing.IsCompleted)
        {
            _renewing = TryRenewAsync();
        }
    }

    private async Task TryRenewAsync()
    {
        try
        {
            await RenewAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            ConversationLog.HeartbeatFailed(logger, failure, Worker);
        }
    }

    private async ValueTask RenewAsync(CancellationToken cancellationToken)
    {
        (DateTimeOffset Time, long Timestamp) asked = (clock.GetUtcNow(), clock.GetTimestamp());
        await store.RenewWorkerAsync(Worker, options.WorkerLease, cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            _renewed = _renewed is { } last && last.Timestamp > asked.Timestamp ? last : asked;
        }
    }
}
