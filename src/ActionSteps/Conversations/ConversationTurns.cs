using ActionSteps.Blocks;
using ActionSteps.Execution;
using Microsoft.Extensions.Logging;

namespace ActionSteps.Conversations;

/// <summary>
/// The protocol of a turn: load, run, commit, deliver. What others have left unfinished comes first; what was overtaken is done anew.
/// The caller holds the gate of the conversation.
/// </summary>
internal sealed class ConversationTurns(
    BotDefinition bot,
    TurnHandler handler,
    IConversationStore store,
    ConversationOptions options,
    WorkerLease lease,
    DeliveryAcknowledgements acknowledgements,
    OutboxDelivery delivery,
    TrafficDelivery traffic,
    TurnCommits commits,
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
        Conversation conversation = new(loaded.Stored, bot, options, loaded.Delivered);
        Turn turn = new(conversation, entry, SaveAsync) { IsFromQueue = isFromQueue };
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
        if (!await TryCommitAsync(claim, CancellationToken.None).ConfigureAwait(false))
        {
            return null;
        }

        ConversationMetrics.CountRecovered();
        StoredConversation owned = loaded.Stored with
        {
            State = loaded.Stored.State with { Version = loaded.Stored.State.Version + 1 }, Outbox = claimed.Outbox,
        };
        Conversation conversation = new(owned, checkpoint, bot, options, delivered: null);
        Turn turn = new(conversation, entry, SaveAsync) { IsFromQueue = checkpoint.IsFromQueue };

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
            await TryCommitAsync(
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
        if (!await TryCommitAsync(claim, CancellationToken.None).ConfigureAwait(false))
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
        await TryCommitAsync(
            conversation.NewCommit(lease.Worker) with
            {
                State = conversation.FirstState(clock.GetUtcNow()), Inbox = entry.Sequence > 0 ? [failed] : [],
            },
            CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Whether there is something to deliver now, or to write down about what was delivered beside the turns.</summary>
    public bool HasDeliveries(string conversationId, IReadOnlyList<OutboxItem> undelivered) =>
        HasEnded(conversationId)
        || DeliveryLanes.CanLeave(undelivered, clock.GetUtcNow())
        || traffic.Claim(conversationId, undelivered).Count > 0;

    /// <summary>Whether deliveries beside the turns have ended that are not yet written down.</summary>
    public bool HasEnded(string conversationId) => traffic.Ended(conversationId) is not null;

    /// <summary>Delivers what is in the outbox, once the conversation is owned.</summary>
    /// <returns>The conversation afterwards; <c>null</c> when somebody else has changed it meanwhile.</returns>
    public async ValueTask<FinishedTurn?> TryDeliverAsync(LoadedConversation loaded)
    {
        Conversation conversation = new(loaded.Stored, bot, options, loaded.Delivered);
        ConversationCommit commit = conversation.NewCommit(lease.Worker) with
        {
            Owns = DeliveryLanes.CanLeave(conversation.Outbox, clock.GetUtcNow()),
        };
        if (!await TryCommitAsync(conversation, commit, CancellationToken.None).ConfigureAwait(false))
        {
            return null;
        }

        return new FinishedTurn(conversation, commit.Owns ? await DeliverAsync(conversation).ConfigureAwait(false) : []);
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
            await CollectAsync(turn.Conversation, cancellationToken).ConfigureAwait(false);
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
        if (!await TryCommitAsync(conversation, commit, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        result.Mask = conversation.Session.Variables.CreateMask();
        return commit.Owns
            ? new FinishedTurn(conversation, [result, .. await DeliverAsync(conversation).ConfigureAwait(false)])
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

    private async ValueTask SaveAsync(
        Turn turn, string runId, DateTimeOffset startedAt, RunPosition position, CancellationToken cancellationToken)
    {
        ConversationCommit commit = turn.Conversation.ToCheckpoint(
            lease.Worker, turn.Entry, turn.IsFromQueue, runId, startedAt, position, clock.GetUtcNow());
        if (!await TryCommitAsync(commit, cancellationToken).ConfigureAwait(false))
        {
            throw new LostRaceException();
        }

        turn.Conversation.Saved();
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
        if (await TryCommitAsync(commit, CancellationToken.None).ConfigureAwait(false))
        {
            ConversationLog.Parked(logger, entry.Id, conversation.Id, entry.Attempts);
            ConversationMetrics.CountParked("message");
        }
    }

    /// <summary>Delivers what is committed. A caller that goes away now does not keep the user from the answer.</summary>
    /// <returns>Turns that failed deliveries brought about.</returns>
    private async ValueTask<IReadOnlyList<TurnResult>> DeliverAsync(Conversation conversation)
    {
        List<TurnResult> turns = [];
        try
        {
            await DeliverAsync(conversation, turns).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // The turn itself has happened; what is not delivered or not written down is still in the outbox.
            ConversationLog.BackgroundTurnFailed(logger, failure, conversation.Id);
        }

        return turns;
    }

    private async ValueTask DeliverAsync(Conversation conversation, List<TurnResult> turns)
    {
        while (true)
        {
            Sessions.ValueObject before = conversation.Session.Variables.InternalData.ToObject();
            DeliveryOutcome outcome = await delivery.DeliverAsync(conversation).ConfigureAwait(false);
            conversation.Delivered(outcome.Report);
            if (outcome.HasFailedMail && bot.ErrorBlock is { } errorBlock)
            {
                if (await TryTellAsync(conversation, errorBlock).ConfigureAwait(false) is { } told)
                {
                    turns.Add(told);
                    continue;
                }
            }
            else if (!conversation.Session.Variables.InternalData.ToObject().Equals(before))
            {
                ConversationCommit commit = conversation.ToCommit(lease.Worker, entry: null, clock.GetUtcNow()) with { Owns = false };
                await TryCommitAsync(conversation, commit, CancellationToken.None).ConfigureAwait(false);
            }
            else
            {
                await acknowledgements.AddAsync(outcome.Report).ConfigureAwait(false);
                conversation.Deliveries = null;
            }

            return;
        }
    }

    /// <summary>Runs the error block after a mail could not be sent.</summary>
    private async ValueTask<TurnResult?> TryTellAsync(Conversation conversation, string errorBlock)
    {
        InboxEntry entry = new(RunIds.Next(), clock.GetUtcNow()) { Action = new ConversationAction { Block = errorBlock } };
        try
        {
            TurnResult result = await handler.HandleAsync(new Turn(conversation, entry, SaveAsync), CancellationToken.None).ConfigureAwait(false);
            await CollectAsync(conversation, CancellationToken.None).ConfigureAwait(false);
            ConversationCommit commit = conversation.ToCommit(lease.Worker, entry, clock.GetUtcNow());
            if (await TryCommitAsync(conversation, commit, CancellationToken.None).ConfigureAwait(false))
            {
                result.Mask = conversation.Session.Variables.CreateMask();
                return result;
            }
        }
        catch (LostRaceException)
        {
            // Somebody else has taken over the conversation, and its outbox with it.
        }

        return null;
    }

    /// <summary>Puts what was said into the outbox for offloading webhooks.</summary>
    private async ValueTask CollectAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        IReadOnlyList<OutboxItem> dropped = await OffloadTraffic.CollectAsync(
            conversation,
            bot,
            () => store.ReadTranscriptAsync(conversation.Id, options.MaxTranscript, cancellationToken),
            clock.GetUtcNow()).ConfigureAwait(false);
        foreach (OutboxItem item in dropped)
        {
            ConversationLog.WebhookFailed(logger, item.Key, conversation.Id, item.Attempts, "Too many events wait for the webhook.");
        }
    }

    private ValueTask<bool> TryCommitAsync(Conversation conversation, ConversationCommit commit, CancellationToken cancellationToken) =>
        commits.TryAsync(conversation, commit, cancellationToken);

    private ValueTask<bool> TryCommitAsync(ConversationCommit commit, CancellationToken cancellationToken) =>
        commits.TryAsync(commit, cancellationToken);
}
