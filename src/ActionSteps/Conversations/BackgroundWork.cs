using System.Collections.Concurrent;
using ActionSteps.Execution;
using Microsoft.Extensions.Logging;

namespace ActionSteps.Conversations;

/// <summary>
/// What a conversation has to do without anybody waiting for it, in this order: turns that were interrupted, accepted messages, unless
/// queued ones are before them, waits that are over, queued messages, undelivered effects. The caller holds the gate of the conversation.
/// </summary>
internal sealed class BackgroundWork(
    ConversationTurns turns, ConversationOptions options, TimeProvider clock, Action<string, TurnResult> tell, ILogger logger)
{
    // Another process that is faster every time is a fault of the host; this one looks again later.
    private const int MostConflicts = 20;

    // Failures of inputs whose attempts no store counts; gone with the process, as these inputs do nothing outside.
    private readonly ConcurrentDictionary<string, (int Attempts, DateTimeOffset Next)> _failures = new(StringComparer.Ordinal);

    /// <summary>Does everything that is due.</summary>
    /// <returns>When there is more to do; <c>null</c> when there is not, or another process does it.</returns>
    public async ValueTask<DateTimeOffset?> WorkAsync(string conversationId)
    {
        for (int conflicts = 0; conflicts < MostConflicts;)
        {
            LoadedConversation loaded = await turns.LoadAsync(conversationId, messageId: null, CancellationToken.None).ConfigureAwait(false);
            if (loaded.IsForeign)
            {
                await turns.ReleaseAsync(loaded).ConfigureAwait(false);
                return turns.HasEnded(conversationId) ? clock.GetUtcNow() + options.RetryDelay : null;
            }

            DateTimeOffset now = clock.GetUtcNow();
            if (await TryGoFirstAsync(loaded, now).ConfigureAwait(false))
            {
                continue;
            }

            StoredConversation stored = loaded.Stored;
            if (NextInput(stored.State, now) is { } input)
            {
                if (_failures.TryGetValue(conversationId, out (int, DateTimeOffset Next) failed)
                    && failed.Next > now && !ClockSetBack.IsBeyond(failed.Next, now))
                {
                    await turns.ReleaseAsync(loaded).ConfigureAwait(false);
                    return failed.Next;
                }

                if (await HandleAsync(loaded, input.Entry, input.IsFromQueue).ConfigureAwait(false) is { } retry)
                {
                    return retry;
                }

                continue;
            }

            IReadOnlyList<OutboxItem> undelivered = DeliveryLanes.After(loaded.Delivered, stored.Outbox);
            if (turns.HasDeliveries(conversationId, undelivered))
            {
                if (await turns.TryDeliverAsync(loaded).ConfigureAwait(false) is { } delivered)
                {
                    Tell(conversationId, delivered);
                    return delivered.Conversation.NextWork(clock.GetUtcNow());
                }

                conflicts++;
                continue;
            }

            await turns.ReleaseAsync(loaded).ConfigureAwait(false);
            return NextWork(stored, undelivered);
        }

        throw new ConversationConflictException(conversationId, MostConflicts);
    }

    /// <summary>Does one thing that comes before every new message: a turn that was interrupted, a queued message, or an accepted one.</summary>
    /// <returns>Whether there was one; the conversation has then to be loaded again.</returns>
    public async ValueTask<bool> TryGoFirstAsync(LoadedConversation loaded)
    {
        ConversationState state = loaded.Stored.State;
        if (loaded.Stored.Checkpoint is null && IsQueueOpen(state)
            && NextInput(state with { Waits = [] }, clock.GetUtcNow()) is { } queued)
        {
            await HandleAsync(loaded, queued.Entry, queued.IsFromQueue).ConfigureAwait(false);
            return true;
        }

        return await TryGoFirstAsync(loaded, DateTimeOffset.MaxValue).ConfigureAwait(false);
    }

    private async ValueTask<bool> TryGoFirstAsync(LoadedConversation loaded, DateTimeOffset now)
    {
        string conversationId = loaded.Stored.State.Id;
        if (loaded.Stored.Checkpoint is { } checkpoint)
        {
            try
            {
                Tell(conversationId, await turns.TryGoOnAsync(loaded, checkpoint).ConfigureAwait(false));
            }
            catch (Exception failure) when (now == DateTimeOffset.MaxValue)
            {
                // It stays where it is and its attempts count, so that it ends: somebody waits for what comes after it.
                ConversationLog.AttemptFailed(logger, failure, checkpoint.Entry.Id, conversationId, checkpoint.Entry.Attempts + 1);
            }

            return true;
        }

        // What was queued during a delay was accepted before everything that is still in the inbox.
        if (IsQueueOpen(loaded.Stored.State) || loaded.Stored.Inbox is not [InboxEntry first, ..] || first.NextAttempt > now || IsHeld(loaded.Stored.State, first))
        {
            return false;
        }

        if (await turns.TryClaimAsync(loaded, first).ConfigureAwait(false) is not { } claimed)
        {
            return true;
        }

        try
        {
            Tell(conversationId, await turns.TryHandleAsync(claimed.Loaded, claimed.Entry, isFromQueue: false, isDirect: false, CancellationToken.None).ConfigureAwait(false));
        }
        catch (Exception failure)
        {
            await turns.FailAsync(conversationId, claimed.Entry, isFromQueue: false, failure).ConfigureAwait(false);
        }

        return true;
    }

    /// <returns>When to try again after a failure; <c>null</c> when there was none.</returns>
    private async ValueTask<DateTimeOffset?> HandleAsync(LoadedConversation loaded, InboxEntry entry, bool isFromQueue)
    {
        string conversationId = loaded.Stored.State.Id;
        try
        {
            Tell(conversationId, await turns.TryHandleAsync(loaded, entry, isFromQueue, isDirect: false, CancellationToken.None).ConfigureAwait(false));
            _failures.TryRemove(conversationId, out _);
            return null;
        }
        catch (Exception failure)
        {
            int attempts = _failures.TryGetValue(conversationId, out (int Attempts, DateTimeOffset) before) ? before.Attempts + 1 : 1;
            if (attempts >= options.MaxAttempts)
            {
                _failures.TryRemove(conversationId, out _);
                await turns.FailAsync(conversationId, entry with { Attempts = attempts }, isFromQueue, failure).ConfigureAwait(false);
                return null;
            }

            ConversationLog.BackgroundTurnFailed(logger, failure, conversationId);
            DateTimeOffset next = clock.GetUtcNow() + options.DelayAfter(attempts);
            _failures[conversationId] = (attempts, next);
            return next;
        }
    }

    private static (InboxEntry Entry, bool IsFromQueue)? NextInput(ConversationState state, DateTimeOffset now)
    {
        Continuation? due = state.Waits.Where(wait => wait.DueTime <= now).MinBy(wait => wait.DueTime);
        if (due is not null)
        {
            return (new InboxEntry(due.Id ?? RunIds.Next(), due.DueTime) { Wait = due }, false);
        }

        return state.Queue.Count > 0 && !Holds(state)
            ? (new InboxEntry(state.Queue[0].Id, now) { Message = new IncomingMessage(state.Queue[0].Message) }, true)
            : null;
    }

    /// <summary>An accepted message stays where it is while the queue of a short delay is full.</summary>
    private bool IsHeld(ConversationState state, InboxEntry entry) =>
        entry is { Message: not null, IsRepeated: false } && Holds(state) && state.Queue.Count >= options.MaxQueue;

    private DateTimeOffset? NextWork(StoredConversation stored, IReadOnlyList<OutboxItem> undelivered)
    {
        DateTimeOffset? due = DeliveryLanes.Earlier(stored.State.DueTime, DeliveryLanes.NextAttempt(undelivered));
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
