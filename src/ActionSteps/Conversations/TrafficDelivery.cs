using System.Collections.Concurrent;
using ActionSteps.Offload;
using Microsoft.Extensions.Logging;

namespace ActionSteps.Conversations;

/// <summary>
/// Delivers events for offloading webhooks in the background, so that no turn waits for them: one at a time within a conversation, in
/// order, each with 3 retries. An event leaves the outbox only when it has arrived or is given up; one that a crash interrupts is
/// delivered again with the same key.
/// </summary>
internal sealed class TrafficDelivery(
    TrafficSender sender, IConversationStore store, ConversationGates gates, TimeProvider clock, ILogger logger) : IAsyncDisposable
{
    private const int MostCommits = 5;

    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private bool _stopped;

    /// <summary>Sees to it that the events of a conversation are delivered. A retry that is due later is not brought forward.</summary>
    public void Wake(Conversation conversation)
    {
        if (!conversation.Outbox.Any(static item => item.Effect is OffloadTraffic))
        {
            return;
        }

        lock (_lanes)
        {
            if (_stopped)
            {
                return;
            }

            if (_lanes.TryGetValue(conversation.Id, out Lane? busy))
            {
                busy.IsAsked = true;
                return;
            }

            Lane lane = new(conversation.Id);
            _lanes.Add(conversation.Id, lane);
            Start(lane);
        }
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
        lock (_lanes)
        {
            _stopped = true;
            foreach (Lane lane in _lanes.Values)
            {
                lane.Timer?.Dispose();
            }
        }

        await WhenIdleAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private void Start(Lane lane)
    {
        Task running = Task.Run(() => RunAsync(lane));
        _running.TryAdd(running, true);
        running.ContinueWith(
            done => _running.TryRemove(done, out bool _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task RunAsync(Lane lane)
    {
        try
        {
            while (await FindNextAsync(lane).ConfigureAwait(false) is { Effect: OffloadTraffic traffic } item)
            {
                if (!await TrySendAsync(lane, item, traffic).ConfigureAwait(false))
                {
                    return;
                }

                await RemoveAsync(lane.ConversationId, item.Key).ConfigureAwait(false);
            }
        }
        catch (Exception failure)
        {
            // Nobody awaits the background; the events are still in the outbox, and the next turn wakes them.
            ConversationLog.TrafficFailed(logger, failure, lane.ConversationId);
            lock (_lanes)
            {
                _lanes.Remove(lane.ConversationId);
            }
        }
    }

    /// <summary>The oldest event that waits; <c>null</c> at the end, when the lane is closed.</summary>
    private async Task<OutboxItem?> FindNextAsync(Lane lane)
    {
        while (true)
        {
            lock (_lanes)
            {
                lane.IsAsked = false;
                if (_stopped)
                {
                    return null;
                }
            }

            ConversationState? state = await store.LoadAsync(lane.ConversationId, CancellationToken.None).ConfigureAwait(false);
            if (state?.Outbox.FirstOrDefault(static item => item.Effect is OffloadTraffic) is { } next)
            {
                return next;
            }

            lock (_lanes)
            {
                if (!lane.IsAsked)
                {
                    _lanes.Remove(lane.ConversationId);
                    return null;
                }
            }
        }
    }

    /// <summary>Tries an event once.</summary>
    /// <returns>Whether it is done with; <c>false</c> when it is tried again later.</returns>
    private async Task<bool> TrySendAsync(Lane lane, OutboxItem item, OffloadTraffic traffic)
    {
        string problem;
        bool isFinal = false;
        try
        {
            await sender.SendAsync(item, traffic, CancellationToken.None).ConfigureAwait(false);
            lane.Failures = 0;
            return true;
        }
        catch (OffloadWebhookException fault)
        {
            (problem, isFinal) = (fault.Message, fault.IsFinal);
        }
        catch (Exception fault)
        {
            // A port of the host may raise anything; its text could tell what should not be told.
            problem = fault.GetType().Name;
        }

        if (!isFinal && lane.Failures < OffloadWebhook.Waits.Count)
        {
            WaitForRetry(lane, OffloadWebhook.Waits[lane.Failures++]);
            return false;
        }

        ConversationLog.WebhookFailed(logger, item.Key, lane.ConversationId, lane.Failures + 1, problem);
        lane.Failures = 0;
        return true;
    }

    private void WaitForRetry(Lane lane, TimeSpan wait)
    {
        lock (_lanes)
        {
            lane.Timer?.Dispose();
            lane.Timer = _stopped ? null : clock.CreateTimer(Retry, lane, wait, Timeout.InfiniteTimeSpan);
        }
    }

    private void Retry(object? state)
    {
        lock (_lanes)
        {
            if (state is Lane lane && !_stopped)
            {
                Start(lane);
            }
        }
    }

    /// <summary>Takes an event out of the stored outbox, between turns.</summary>
    private async Task RemoveAsync(string conversationId, string key)
    {
        using ConversationGates.Pass pass = await gates.EnterAsync(conversationId, CancellationToken.None).ConfigureAwait(false);
        for (int attempt = 1; await store.LoadAsync(conversationId, CancellationToken.None).ConfigureAwait(false) is { } state; attempt++)
        {
            if (!state.Outbox.Any(item => item.Key == key))
            {
                return;
            }

            if (attempt > MostCommits)
            {
                throw new ConversationConflictException(conversationId, MostCommits);
            }

            ConversationState without = state with { Version = state.Version + 1, Outbox = [.. state.Outbox.Where(item => item.Key != key)] };
            if (await store.TryCommitAsync(without, CancellationToken.None).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    /// <summary>The way of one conversation's events.</summary>
    private sealed class Lane(string conversationId)
    {
        public string ConversationId => conversationId;

        public int Failures { get; set; }

        public bool IsAsked { get; set; }

        public ITimer? Timer { get; set; }
    }
}
