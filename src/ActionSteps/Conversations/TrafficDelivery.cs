using System.Collections.Concurrent;
using ActionSteps.Offload;
using Microsoft.Extensions.Logging;

namespace ActionSteps.Conversations;

/// <summary>
/// The way out for events of offloading webhooks: beside the turns, so that none waits for them, and one at a time for each provider of a
/// conversation. The commit that lets an event go claims it by its next attempt, so that no process sends it meanwhile, and the
/// conversation needs no owner; a claim whose process has died ends by itself, and the event leaves again with the same key. Thread-safe.
/// </summary>
internal sealed class TrafficDelivery(TrafficSender sender, TimeProvider clock, Func<string, Task> work, ILogger logger) : IAsyncDisposable
{
    // A webhook has 10 seconds; this is for a way out that does not keep to them.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ClaimTime = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly StoreClock _storeClock = new(clock);
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly Dictionary<string, UnderWay> _conversations = new(StringComparer.Ordinal);
    private bool _isStopped;

    /// <summary>The store has told its time.</summary>
    public void Look(DateTimeOffset? storeTime) => _storeClock.Look(storeTime);

    /// <summary>An outbox as it was loaded, after what has ended since; what is under way stays claimed.</summary>
    public IReadOnlyList<OutboxItem> After(string conversationId, IReadOnlyList<OutboxItem> outbox)
    {
        outbox = _storeClock.ToOurs(outbox);
        lock (_lock)
        {
            if (!_conversations.TryGetValue(conversationId, out UnderWay? known))
            {
                return outbox;
            }

            DateTimeOffset end = clock.GetUtcNow() + ClaimTime;
            return DeliveryLanes.After(
                known.Ended, [.. outbox.Select(item => known.IsSending(item) ? item with { NextAttempt = end } : item)]);
        }
    }

    /// <summary>What has ended and is not yet written down; <c>null</c> for nothing.</summary>
    public DeliveryReport? Ended(string conversationId)
    {
        lock (_lock)
        {
            return _conversations.GetValueOrDefault(conversationId)?.Ended;
        }
    }

    /// <summary>A report is written down.</summary>
    public void Written(DeliveryReport report)
    {
        lock (_lock)
        {
            if (_conversations.TryGetValue(report.ConversationId, out UnderWay? known))
            {
                known.Written(report);
                Forget(report.ConversationId, known);
            }
        }
    }

    /// <summary>The events that a commit may let go, claimed for this process. None of them leaves before <see cref="Send"/>.</summary>
    public IReadOnlyList<OutboxItem> Claim(string conversationId, IReadOnlyList<OutboxItem> outbox)
    {
        DateTimeOffset now = clock.GetUtcNow();
        OutboxItem[] open = outbox.Count == 0 ? [] : [.. DeliveryLanes.OpenTraffic(outbox, now)];
        if (open.Length == 0)
        {
            return [];
        }

        lock (_lock)
        {
            UnderWay? known = _conversations.GetValueOrDefault(conversationId);
            return _isStopped
                ? []
                : [.. open.Where(item => known?.IsBusy(item) is not true).Select(item => item with { NextAttempt = now + ClaimTime })];
        }
    }

    /// <summary>A commit that takes along claims and what has ended.</summary>
    public ConversationCommit With(ConversationCommit commit, IReadOnlyList<OutboxItem> claimed, DeliveryReport? ended)
    {
        claimed = _storeClock.ToStores(claimed);
        ended = ended is null ? null : ended with { Failed = _storeClock.ToStores(ended.Failed) };
        if (claimed.Count == 0)
        {
            return ended is null ? commit : commit with { Deliveries = DeliveryLanes.Together(commit.Deliveries, ended) };
        }

        HashSet<long> added = [.. commit.Outbox.Select(static item => item.Sequence)];
        DeliveryReport claims = new(commit.ConversationId) { Failed = [.. claimed.Where(item => !added.Contains(item.Sequence))] };
        return commit with
        {
            Outbox = DeliveryLanes.After(new DeliveryReport(commit.ConversationId) { Failed = claimed }, commit.Outbox),
            Deliveries = DeliveryLanes.Together(DeliveryLanes.Together(commit.Deliveries, ended), claims.Failed.Count > 0 ? claims : null),
        };
    }

    /// <summary>Sends events whose claims are committed.</summary>
    public void Send(string conversationId, IReadOnlyList<OutboxItem> claimed)
    {
        foreach (OutboxItem item in claimed)
        {
            lock (_lock)
            {
                if (!_conversations.TryGetValue(conversationId, out UnderWay? known))
                {
                    _conversations.Add(conversationId, known = new UnderWay());
                }

                known.Sending.Add(item);
            }

            Task running = Task.Run(() => RunAsync(conversationId, item));
            _running.TryAdd(running, true);
            running.ContinueWith(
                done => _running.TryRemove(done, out bool _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
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
        lock (_lock)
        {
            _isStopped = true;
        }

        await WhenIdleAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private async Task RunAsync(string conversationId, OutboxItem item)
    {
        OutboxItem? failed = await TrySendAsync(conversationId, item).ConfigureAwait(false);
        lock (_lock)
        {
            _conversations[conversationId].End(conversationId, item, failed);
        }

        try
        {
            await work(conversationId).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // Nobody awaits the background. Every later commit of the conversation takes the report along, and a timer begins one.
            ConversationLog.TrafficFailed(logger, failure, conversationId);
        }
    }

    /// <returns>The event with the time of its next attempt; <c>null</c> when it is done with, be it given up.</returns>
    private async Task<OutboxItem?> TrySendAsync(string conversationId, OutboxItem item)
    {
        string problem;
        bool isFinal = false;
        using CancellationTokenSource deadline = new(Longest, clock);
        try
        {
            await sender.SendAsync(item, deadline.Token).WaitAsync(deadline.Token).ConfigureAwait(false);
            return null;
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

        int attempts = item.Attempts + 1;
        if (isFinal || attempts > OffloadWebhook.Waits.Count)
        {
            ConversationLog.WebhookFailed(logger, item.Key, conversationId, attempts, problem);
            return null;
        }

        ConversationMetrics.CountRetry("delivery");
        return item with { Attempts = attempts, NextAttempt = clock.GetUtcNow() + OffloadWebhook.Waits[attempts - 1], Error = problem };
    }

    private void Forget(string conversationId, UnderWay known)
    {
        if (known.IsEmpty)
        {
            _conversations.Remove(conversationId);
        }
    }

    /// <summary>What this process knows of one conversation's events.</summary>
    private sealed class UnderWay
    {
        public List<OutboxItem> Sending { get; } = [];

        public DeliveryReport? Ended { get; private set; }

        public bool IsEmpty => Sending.Count == 0 && Ended is null;

        public bool IsSending(OutboxItem item) => Sending.Exists(other => other.Sequence == item.Sequence);

        /// <summary>Whether another event is on its way to the same provider.</summary>
        public bool IsBusy(OutboxItem item) =>
            Sending.Exists(other => other.Effect is OffloadTraffic sent && item.Effect is OffloadTraffic next && sent.Provider == next.Provider);

        public void End(string conversationId, OutboxItem item, OutboxItem? failed)
        {
            Sending.Remove(item);
            DeliveryReport report = new(conversationId);
            Ended = DeliveryLanes.Together(
                Ended, failed is null ? report with { Delivered = [item.Sequence] } : report with { Failed = [failed] });
        }

        public void Written(DeliveryReport report)
        {
            if (Ended is { } ended)
            {
                DeliveryReport rest = ended with
                {
                    Delivered = [.. ended.Delivered.Except(report.Delivered)], Failed = [.. ended.Failed.Except(report.Failed)],
                };
                Ended = rest.Delivered.Count + rest.Failed.Count > 0 ? rest : null;
            }
        }
    }
}
