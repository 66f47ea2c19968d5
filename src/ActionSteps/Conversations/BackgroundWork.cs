using System.Collections.Concurrent;
using ActionSteps.Execution;
using Microsoft.Extensions.Logging;

namespace ActionSteps.Conversations;

/// <summary>
/// What a conversation has to do without anybody waiting for it, in this order: turns that were interrupted, waits that are over unless an
/// accepted message came before, queued messages, accepted messages, undelivered effects. The caller holds the gate of the conversation.
/// </summary>
internal sealed class BackgroundWork(
    ConversationTurns turns, TurnDeliveries deliveries, ConversationOptions options, TimeProvider clock, Action<string, TurnResult> tell, ILogger logger)
{
    // Another process that is faster every time is a fault of the host; this one looks again later.
    private const int MostConflicts = 20;

    // Failures of inputs whose attempts no store counts; gone with the process, as these inputs do nothing outside.
    private readonly ConcurrentDictionary<string, (int Attempts, DateTimeOffset Next)> _failures = new(StringComparer.Ordinal);

    /// <summary>Does everything that is due.</summary>
    /// <returns>When there is more to do; <c>null</c> when there is not, or another process does it.</returns>
    public async ValueTask<DateTimeOffset?> WorkAsync(string conversationId)
    {
        DateTimeOffset? known = RetryTime(conversationId);
        for (int conflicts = 0; conflicts < MostConflicts;)
        {
            LoadedConversation loaded = await turns.LoadAsync(conversationId, messageId: null, CancellationToken.None).ConfigureAwait(false);
            if (loaded.IsForeign)
            {
                await turns.ReleaseAsync(loaded).ConfigureAwait(false);
                return deliveries.HasEnded(conversationId) ? clock.GetUtcNow() + options.RetryDelay : null;
            }

            StoredConversation stored = loaded.Stored;
            DateTimeOffset? retry = RetryTime(conversationId);
            if (stored.Checkpoint is not null && retry is not null && retry != known)
            {
                // What was saved of a turn that has failed just now; nothing else may happen before it.
                await turns.ReleaseAsync(loaded).ConfigureAwait(false);
                return retry;
            }

            if (await TryGoFirstAsync(loaded, isAwaited: false).ConfigureAwait(false))
            {
                continue;
            }

            IReadOnlyList<OutboxItem> undelivered = DeliveryLanes.After(loaded.Delivered, stored.Outbox);
            if (deliveries.HasDeliveries(conversationId, undelivered))
            {
                if (await deliveries.TryDeliverAsync(loaded).ConfigureAwait(false) is { } delivered)
                {
                    Tell(conversationId, delivered);
                    return delivered.Conversation.NextWork(clock.GetUtcNow(), retry);
                }

                conflicts++;
                continue;
            }

            await turns.ReleaseAsync(loaded).ConfigureAwait(false);
            return NextWork(stored, undelivered, retry);
        }

        throw new ConversationConflictException(conversationId, MostConflicts);
    }

    /// <summary>Does one thing that comes before every new message, and before deliveries.</summary>
    /// <param name="loaded">The conversation.</param>
    /// <param name="isAwaited">Whether a caller waits for what comes after it, so that what has failed is tried again at once.</param>
    /// <returns>Whether there was one; the conversation has then to be loaded again.</returns>
    public async ValueTask<bool> TryGoFirstAsync(LoadedConversation loaded, bool isAwaited)
    {
        ConversationState state = loaded.Stored.State;
        if (loaded.Stored.Checkpoint is { } checkpoint)
        {
            await GoOnAsync(loaded, checkpoint, isAwaited).ConfigureAwait(false);
            return true;
        }

        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset? retry = RetryTime(state.Id);
        InboxEntry? accepted = loaded.Stored.Inbox is [InboxEntry first, ..] && (isAwaited || !(first.NextAttempt > now)) && !IsHeld(state, first) ? first : null;

        // A wait that was over when a message came goes before it; otherwise one of a busy conversation would never go on.
        if (retry is null && DueWait(state, accepted?.ReceivedAt < now ? accepted.ReceivedAt : now) is { } wait)
        {
            await HandleAsync(loaded, wait, isFromQueue: false).ConfigureAwait(false);
            return true;
        }

        // What was queued during a delay was accepted before everything that is still in the inbox.
        if (IsQueueOpen(state))
        {
            if (retry is not null && !isAwaited)
            {
                return false;
            }

            InboxEntry queued = new(state.Queue[0].Id, now) { Message = new IncomingMessage(state.Queue[0].Message) };
            await HandleAsync(loaded, queued, isFromQueue: true).ConfigureAwait(false);
            return true;
        }

        if (accepted is null)
        {
            return false;
        }

        await HandleAcceptedAsync(loaded, accepted).ConfigureAwait(false);
        return true;
    }

    private async ValueTask GoOnAsync(LoadedConversation loaded, ConversationCheckpoint checkpoint, bool isAwaited)
    {
        string conversationId = loaded.Stored.State.Id;
        try
        {
            Tell(conversationId, await turns.TryGoOnAsync(loaded, checkpoint).ConfigureAwait(false));
        }
        catch (Exception failure) when (isAwaited)
        {
            // It stays where it is and its attempts count, so that it ends: somebody waits for what comes after it.
            ConversationLog.AttemptFailed(logger, failure, checkpoint.Entry.Id, conversationId, checkpoint.Entry.Attempts + 1);
        }
    }

    /// <summary>Handles an entry of the inbox, which counts its attempts.</summary>
    private async ValueTask HandleAcceptedAsync(LoadedConversation loaded, InboxEntry entry)
    {
        if (await turns.TryClaimAsync(loaded, entry).ConfigureAwait(false) is not { } claimed)
        {
            return;
        }

        string conversationId = loaded.Stored.State.Id;
        try
        {
            Tell(conversationId, await turns.TryHandleAsync(claimed.Loaded, claimed.Entry, isFromQueue: false, isDirect: false, CancellationToken.None).ConfigureAwait(false));
        }
        catch (Exception failure)
        {
            await turns.FailAsync(conversationId, claimed.Entry, isFromQueue: false, failure).ConfigureAwait(false);
        }
    }

    /// <summary>Handles an input whose attempts no store counts; one that has failed waits for its <see cref="RetryTime"/>, or is parked.</summary>
    private async ValueTask HandleAsync(LoadedConversation loaded, InboxEntry entry, bool isFromQueue)
    {
        string conversationId = loaded.Stored.State.Id;
        try
        {
            Tell(conversationId, await turns.TryHandleAsync(loaded, entry, isFromQueue, isDirect: false, CancellationToken.None).ConfigureAwait(false));
            _failures.TryRemove(conversationId, out _);
        }
        catch (Exception failure)
        {
            int attempts = _failures.TryGetValue(conversationId, out (int Attempts, DateTimeOffset) before) ? before.Attempts + 1 : 1;
            if (attempts >= options.MaxAttempts)
            {
                _failures.TryRemove(conversationId, out _);
                await turns.FailAsync(conversationId, entry with { Attempts = attempts }, isFromQueue, failure).ConfigureAwait(false);
                return;
            }

            ConversationLog.BackgroundTurnFailed(logger, failure, conversationId);
            _failures[conversationId] = (attempts, clock.GetUtcNow() + options.DelayAfter(attempts));
        }
    }

    /// <summary>When the wait or queued message that has failed is tried again; <c>null</c> when none has, or it is time.</summary>
    private DateTimeOffset? RetryTime(string conversationId)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return _failures.TryGetValue(conversationId, out (int, DateTimeOffset Next) failed) && failed.Next > now && !ClockSetBack.IsBeyond(failed.Next, now)
            ? failed.Next
            : null;
    }

    /// <summary>The wait that has been over for the longest time.</summary>
    private static InboxEntry? DueWait(ConversationState state, DateTimeOffset now) =>
        state.Waits.Where(wait => wait.DueTime <= now).MinBy(wait => wait.DueTime) is { } due
            ? new InboxEntry(due.Id ?? RunIds.Next(), due.DueTime) { Wait = due }
            : null;

    /// <summary>An accepted message stays where it is while the queue of a short delay is full.</summary>
    private bool IsHeld(ConversationState state, InboxEntry entry) =>
        entry is { Message: not null, IsRepeated: false } && Holds(state) && state.Queue.Count >= options.MaxQueue;

    private DateTimeOffset? NextWork(StoredConversation stored, IReadOnlyList<OutboxItem> undelivered, DateTimeOffset? retry)
    {
        DateTimeOffset? due = stored.State.DueTime < retry ? retry : stored.State.DueTime;
        due = DeliveryLanes.Earlier(due, DeliveryLanes.NextAttempt(undelivered));
        return stored.Inbox is [InboxEntry first, ..] && !IsHeld(stored.State, first)
            ? DeliveryLanes.Earlier(due, first.NextAttempt ?? DateTimeOffset.MinValue)
            : due;
    }

    private static bool IsQueueOpen(ConversationState state) => state.Queue.Count > 0 && !Holds(state);

    private static bool Holds(ConversationState state) => state.Waits.Any(static wait => wait.DuringWait == MessageDuringWait.IsQueued);

    private void Tell(string conversationId, FinishedTurn? finished)
    {
        foreach (TurnResult turn in finished?.Results ?? [])
        {
            tell(conversationId, turn);
        }
    }
}
