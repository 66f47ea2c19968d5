using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ActionSteps.Conversations;

/// <summary>One timer for each conversation that waits. A timer that fires starts a turn in the background and never blocks the clock.</summary>
internal sealed class ConversationTimers(TimeProvider clock, Func<string, CancellationToken, Task> turn, ILogger logger) : IAsyncDisposable
{
    // Timers of the framework end at 49 days; whoever is waked too early looks at the clock and waits again.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, ITimer> _timers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private volatile bool _stopped;

    /// <summary>How far ahead timers are set; what is due later is left to the worker. No bound without a worker.</summary>
    public TimeSpan Horizon { get; set; } = TimeSpan.MaxValue;

    /// <summary>Sets, moves or removes the timer of a conversation.</summary>
    public void Set(string conversationId, DateTimeOffset? dueTime)
    {
        if (_timers.TryRemove(conversationId, out ITimer? old))
        {
            old.Dispose();
        }

        if (dueTime is not { } due || _stopped)
        {
            return;
        }

        TimeSpan left = due - clock.GetUtcNow();
        if (left > Horizon)
        {
            return;
        }

        TimeSpan delay = left <= TimeSpan.Zero ? TimeSpan.Zero : left < Longest ? left : Longest;

        // A timer must not fire before it can be found, so it starts only afterwards.
        ITimer timer = clock.CreateTimer(Fire, conversationId, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timers[conversationId] = timer;
        timer.Change(delay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins a turn at once, beside whoever calls.</summary>
    /// <returns>Ends with the turn, never by an exception.</returns>
    public Task Start(string conversationId)
    {
        if (_stopped)
        {
            return Task.CompletedTask;
        }

        Task running = Task.Run(() => RunAsync(conversationId));
        Track(running);
        return running;
    }

    public async Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        while (!_running.IsEmpty)
        {
            await Task.WhenAll(_running.Keys).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _stopped = true;
        foreach (ITimer timer in _timers.Values)
        {
            await timer.DisposeAsync().ConfigureAwait(false);
        }

        _timers.Clear();
        await WhenIdleAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private void Fire(object? state)
    {
        if (state is not string conversationId || _stopped)
        {
            return;
        }

        Track(RunAsync(conversationId));
    }

    private void Track(Task running)
    {
        if (!running.IsCompleted)
        {
            _running.TryAdd(running, true);
            running.ContinueWith(
                done => _running.TryRemove(done, out bool _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task RunAsync(string conversationId)
    {
        try
        {
            await turn(conversationId, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // Nobody awaits a background turn; its conversation stays as it was, and the next turn of it tries again.
            ConversationLog.BackgroundTurnFailed(logger, failure, conversationId);
        }
    }
}
