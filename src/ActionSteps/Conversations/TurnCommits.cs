using ActionSteps.Execution;

namespace ActionSteps.Conversations;

/// <summary>
/// Commits of this process. Each takes along what has become of events for webhooks; reports on deliveries that a refused commit was to
/// write are written otherwise.
/// </summary>
internal sealed class TurnCommits(
    IConversationStore store, WorkerLease lease, DeliveryAcknowledgements acknowledgements, TrafficDelivery traffic, TimeProvider clock)
{
    /// <summary>Commits what a turn, or a delivery, has changed, and lets the events for webhooks go that are next.</summary>
    /// <returns>Whether it was committed; <c>false</c> when somebody else was faster.</returns>
    public async ValueTask<bool> TryAsync(Conversation conversation, ConversationCommit commit, CancellationToken cancellationToken)
    {
        IReadOnlyList<OutboxItem> claimed = traffic.Claim(conversation.Id, conversation.Undelivered);
        if (!await TryAsync(commit, claimed, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        conversation.Committed(claimed);
        traffic.Send(conversation.Id, claimed);
        return true;
    }

    /// <summary>Commits a part of a turn.</summary>
    /// <returns>Whether it was committed; <c>false</c> when somebody else was faster.</returns>
    public ValueTask<bool> TryAsync(ConversationCommit commit, CancellationToken cancellationToken) =>
        TryAsync(commit, claimed: [], cancellationToken);

    /// <summary>Commits a turn in the middle, before a step that acts outside at once.</summary>
    /// <exception cref="LostRaceException">Somebody else was faster.</exception>
    public async ValueTask SaveAsync(
        Turn turn, string runId, DateTimeOffset startedAt, RunPosition position, CancellationToken cancellationToken)
    {
        if (turn.Conversation.IsRecalled)
        {
            await ConfirmAsync(turn, cancellationToken).ConfigureAwait(false);
        }

        ConversationCommit commit = turn.Conversation.ToCheckpoint(
            lease.Worker, turn.Entry, turn.IsFromQueue, runId, startedAt, position, clock.GetUtcNow());
        if (!await TryAsync(commit, cancellationToken).ConfigureAwait(false))
        {
            throw new LostRaceException();
        }

        turn.Conversation.Saved();
    }

    /// <summary>Makes sure of what was recalled, before a step acts outside.</summary>
    /// <exception cref="LostRaceException">It is not so any more.</exception>
    private async ValueTask ConfirmAsync(Turn turn, CancellationToken cancellationToken)
    {
        StoredConversation stored = await store.LoadAsync(turn.Conversation.Id, turn.Entry.RememberedId, cancellationToken).ConfigureAwait(false);
        bool isSame = stored is { Owner: null, Checkpoint: null, IsHandled: false, Outbox.Count: 0, Inbox.Count: 0 };
        if (!isSame || stored.State.Version != turn.Conversation.Version)
        {
            throw new LostRaceException();
        }

        turn.Conversation.IsRecalled = false;
    }

    private async ValueTask<bool> TryAsync(ConversationCommit commit, IReadOnlyList<OutboxItem> claimed, CancellationToken cancellationToken)
    {
        DeliveryReport? ended = traffic.Ended(commit.ConversationId);
        bool isCommitted = false;
        try
        {
            if (commit.Owns)
            {
                await lease.EnsureAsync(cancellationToken).ConfigureAwait(false);
            }

            isCommitted = await store.TryCommitAsync(traffic.With(commit, claimed, ended), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!isCommitted && commit.Deliveries is { } report)
            {
                await acknowledgements.AddAsync(report).ConfigureAwait(false);
            }
        }

        if (!isCommitted)
        {
            if (!commit.IsRecalled)
            {
                ConversationMetrics.CountConflict();
            }
        }
        else if (ended is not null)
        {
            traffic.Written(ended);
        }

        return isCommitted;
    }
}
