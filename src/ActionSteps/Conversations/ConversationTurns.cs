using ActionSteps.Blocks;
using Microsoft.Extensions.Logging;

namespace ActionSteps.Conversations;

/// <summary>
/// The protocol of a turn: load, run, commit. What others have left unfinished comes first; what was overtaken is done anew.
/// The caller holds the gate of the conversation.
/// </summary>
internal sealed class ConversationTurns(
    BotDefinition bot,
    TurnHandler handler,
    IConversationStore store,
    ConversationOptions options,
    WorkerLease lease,
    DeliveryAcknowledgements acknowledgements,
    TrafficDelivery traffic,
    TrafficCollector collector,
    TurnCommits commits,
    TurnDeliveries deliveries,
    TimeProvider clock,
    ILogger logger)
{
    /// <summary>Loads a conversation for a turn, together with what was delivered and is not yet written.</summary>
    public async ValueTask<LoadedConversation> LoadAsync(string conversationId, string? messageId, CancellationToken cancellationToken)
    {
        DeliveryReport? delivered = await acknowledgements.TakeAsync(conversationId).ConfigureAwait(false);
        try
        {
            StoredConversation stored = await store.LoadAsync(conversationId, messageId, cancellationToken).ConfigureAwait(false);
            traffic.Look(stored.Time);
            stored = stored.Outbox.Count == 0 ? stored : stored with { Outbox = traffic.After(conversationId, stored.Outbox) };
            stored = ClockSetBack.Correct(stored, clock.GetUtcNow());
            return new LoadedConversation(stored, delivered, IsForeign: stored.IsOwnerAlive && stored.Owner != lease.Worker);
        }
        catch when (delivered is not null)
        {
            await acknowledgements.AddAsync(delivered).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What the store remembers of a conversation; <c>null</c> when it has to be loaded.</summary>
    public LoadedConversation? Recall(string conversationId) =>
        store.Recall(conversationId) is { } stored ? new LoadedConversation(stored, Delivered: null, IsForeign: false, IsRecalled: true) : null;

    /// <summary>Nothing was done with what was loaded.</summary>
    public ValueTask ReleaseAsync(LoadedConversation loaded) =>
        loaded.Delivered is { } report ? acknowledgements.AddAsync(report) : ValueTask.CompletedTask;

    /// <summary>Handles an input.</summary>
    /// <param name="loaded">The conversation.</param>
    /// <param name="entry">The input.</param>
    /// <param name="isFromQueue">Whether it was taken out of the queue that fills during short delays.</param>
    /// <param name="isDirect">Whether a caller waits, who learns of an exception and tries again: then nothing of the turn stays. Otherwise
    /// what was saved of it stays, to go on from.</param>
    /// <param name="cancellationToken">Cancels the turn.</param>
    /// <returns>What came of it; <c>null</c> when somebody else has changed the conversation meanwhile.</returns>
    public async ValueTask<FinishedTurn?> TryHandleAsync(
        LoadedConversation loaded, InboxEntry entry, bool isFromQueue, bool isDirect, CancellationToken cancellationToken)
    {
        Conversation conversation = new(loaded.Stored, bot, options, loaded.Delivered) { IsRecalled = loaded.IsRecalled };
        Turn turn = new(conversation, entry, commits.SaveAsync) { IsFromQueue = isFromQueue };
        if (entry.Wait is { } wait)
        {
            ConversationMetrics.RecordLateness(clock.GetUtcNow() - wait.DueTime);
        }

        return await TryFinishAsync(turn, handler.HandleAsync, () => AbandonAsync(turn, loaded, isDirect), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Goes on with a turn that was interrupted, or parks what it handled when that was tried too often.</summary>
    /// <returns>What came of it; <c>null</c> when somebody else has changed the conversation meanwhile, or nothing was left to run.</returns>
    public async ValueTask<FinishedTurn?> TryGoOnAsync(LoadedConversation loaded, ConversationCheckpoint checkpoint)
    {
        InboxEntry entry = checkpoint.Entry with { Attempts = checkpoint.Entry.Attempts + 1 };
        Conversation claimed = new(loaded.Stored, bot, options, loaded.Delivered);
        if (checkpoint.Entry.Attempts >= options.MaxAttempts)
        {
            await TryParkAsync(claimed, checkpoint.Entry, checkpoint.IsFromQueue, "The process ended each time while it was handled.").ConfigureAwait(false);
            return null;
        }

        ConversationCommit claim = claimed.NewCommit(lease.Worker) with
        {
            Owns = true, Checkpoint = checkpoint with { Entry = entry }, Inbox = entry.Sequence > 0 ? [entry] : [],
        };
        if (!await commits.TryAsync(claim, CancellationToken.None).ConfigureAwait(false))
        {
            return null;
        }

        ConversationMetrics.CountRecovered();
        StoredConversation owned = loaded.Stored with
        {
            State = loaded.Stored.State with { Version = loaded.Stored.State.Version + 1 }, Outbox = claimed.Outbox,
        };
        Conversation conversation = new(owned, checkpoint, bot, options, delivered: null);
        Turn turn = new(conversation, entry, commits.SaveAsync) { IsFromQueue = checkpoint.IsFromQueue };

        // An exception leaves the checkpoint where it is: attempts count, and its effects outside may have happened.
        return await TryFinishAsync(
            turn, (going, token) => handler.GoOnAsync(going, checkpoint, token), () => ValueTask.CompletedTask, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Counts an attempt at an accepted entry before it is made, so that one that ends the process counts, too.</summary>
    /// <returns>The conversation to go on with; <c>null</c> when somebody else has changed it meanwhile, or the entry is parked now.</returns>
    public async ValueTask<(LoadedConversation Loaded, InboxEntry Entry)?> TryClaimAsync(LoadedConversation loaded, InboxEntry entry)
    {
        Conversation conversation = new(loaded.Stored, bot, options, loaded.Delivered);
        if (entry.IsRepeated)
        {
            await commits.TryAsync(
                conversation.NewCommit(lease.Worker) with { State = conversation.FirstState(clock.GetUtcNow()), RemovedInbox = [entry.Sequence] },
                CancellationToken.None).ConfigureAwait(false);
            return null;
        }

        if (entry.Attempts >= options.MaxAttempts)
        {
            await TryParkAsync(conversation, entry, isFromQueue: false, entry.Error ?? "The process ended each time while it was handled.").ConfigureAwait(false);
            return null;
        }

        InboxEntry claimed = entry with { Attempts = entry.Attempts + 1 };
        ConversationCommit claim = conversation.NewCommit(lease.Worker) with
        {
            State = conversation.FirstState(clock.GetUtcNow()), Owns = true, Inbox = [claimed],
        };
        if (!await commits.TryAsync(claim, CancellationToken.None).ConfigureAwait(false))
        {
            return null;
        }

        ConversationState state = (claim.State ?? loaded.Stored.State) with { Version = loaded.Stored.State.Version + 1 };
        StoredConversation owned = loaded.Stored with { State = state, Owner = lease.Worker, Outbox = conversation.Outbox, IsHandled = false };
        return (new LoadedConversation(owned, Delivered: null, IsForeign: false), claimed);
    }

    /// <summary>Writes down that an attempt has failed: the entry is tried again later, or parked.</summary>
    public async ValueTask FailAsync(string conversationId, InboxEntry entry, bool isFromQueue, Exception failure)
    {
        ConversationLog.AttemptFailed(logger, failure, entry.Id, conversationId, entry.Attempts);
        ConversationMetrics.CountRetry("message");
        LoadedConversation loaded = await LoadAsync(conversationId, messageId: null, CancellationToken.None).ConfigureAwait(false);
        if (loaded.IsForeign || loaded.Stored.Checkpoint is not null)
        {
            // Somebody else does it, or the turn goes on from where it was saved, which counts its attempts.
            await ReleaseAsync(loaded).ConfigureAwait(false);
            return;
        }

        Conversation conversation = new(loaded.Stored, bot, options, loaded.Delivered);
        string error = $"{failure.GetType().Name}: {conversation.Mask(failure.Message)}";
        if (entry.Attempts >= options.MaxAttempts)
        {
            await TryParkAsync(conversation, entry, isFromQueue, error).ConfigureAwait(false);
            return;
        }

        InboxEntry failed = entry with { Error = error, NextAttempt = clock.GetUtcNow() + options.DelayAfter(entry.Attempts) };
        await commits.TryAsync(
            conversation.NewCommit(lease.Worker) with
            {
                State = conversation.FirstState(clock.GetUtcNow()), Inbox = entry.Sequence > 0 ? [failed] : [],
            },
            CancellationToken.None).ConfigureAwait(false);
    }

    private async ValueTask<FinishedTurn?> TryFinishAsync(
        Turn turn,
        Func<Turn, CancellationToken, ValueTask<TurnResult>> run,
        Func<ValueTask> abandonAsync,
        CancellationToken cancellationToken)
    {
        TurnResult result;
        try
        {
            result = await run(turn, cancellationToken).ConfigureAwait(false);
            await collector.CollectAsync(turn.Conversation, cancellationToken).ConfigureAwait(false);
        }
        catch (LostRaceException)
        {
            return null;
        }
        catch
        {
            await abandonAsync().ConfigureAwait(false);
            throw;
        }

        if (result.IsRepeated)
        {
            await abandonAsync().ConfigureAwait(false);
            return new FinishedTurn(turn.Conversation, [result]);
        }

        Conversation conversation = turn.Conversation;
        ConversationCommit commit = conversation.ToCommit(lease.Worker, turn.Entry, clock.GetUtcNow());
        if (!await commits.TryAsync(conversation, commit, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        result.Mask = conversation.Session.Variables.CreateMask();
        return commit.Owns
            ? new FinishedTurn(conversation, [result, .. await deliveries.DeliverAsync(conversation).ConfigureAwait(false)])
            : new FinishedTurn(conversation, [result]);
    }

    /// <summary>The turn has ended by an exception.</summary>
    private async ValueTask AbandonAsync(Turn turn, LoadedConversation loaded, bool isDirect)
    {
        if (!turn.Conversation.IsSaved)
        {
            await ReleaseAsync(loaded).ConfigureAwait(false);
            return;
        }

        if (!isDirect)
        {
            return;
        }

        try
        {
            await store.TryCommitAsync(turn.Conversation.NewCommit(lease.Worker), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // The checkpoint stays, and whoever looks at the conversation next goes on with it.
            ConversationLog.BackgroundTurnFailed(logger, failure, turn.Conversation.Id);
        }
    }

    private async ValueTask TryParkAsync(Conversation conversation, InboxEntry entry, bool isFromQueue, string error)
    {
        // What is parked must not begin again by itself.
        if (entry.Wait is { } wait)
        {
            conversation.Take(wait);
        }
        else if (isFromQueue)
        {
            conversation.Dequeue();
        }

        ConversationCommit commit = conversation.ToCommit(lease.Worker, entry: null, clock.GetUtcNow()) with
        {
            Owns = false, Inbox = [entry with { IsParked = true, NextAttempt = null, Error = error, IsRepeated = false }],
        };
        if (await commits.TryAsync(commit, CancellationToken.None).ConfigureAwait(false))
        {
            ConversationLog.Parked(logger, entry.Id, conversation.Id, entry.Attempts);
            ConversationMetrics.CountParked("message");
        }
    }
}
