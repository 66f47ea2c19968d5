using ActionSteps.Blocks;
using ActionSteps.Execution;
using Microsoft.Extensions.Logging;

namespace ActionSteps.Conversations;

/// <summary>What leaves after the commit of a turn. The caller holds the gate of the conversation.</summary>
internal sealed class TurnDeliveries(
    BotDefinition bot,
    TurnHandler handler,
    WorkerLease lease,
    DeliveryAcknowledgements acknowledgements,
    OutboxDelivery delivery,
    TrafficDelivery traffic,
    TrafficCollector collector,
    ConversationOptions options,
    TurnCommits commits,
    TimeProvider clock,
    ILogger logger)
{
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
        if (!await commits.TryAsync(conversation, commit, CancellationToken.None).ConfigureAwait(false))
        {
            return null;
        }

        return new FinishedTurn(conversation, commit.Owns ? await DeliverAsync(conversation).ConfigureAwait(false) : []);
    }

    /// <summary>Delivers what is committed. A caller that goes away now does not keep the user from the answer.</summary>
    /// <returns>Turns that failed deliveries brought about.</returns>
    public async ValueTask<IReadOnlyList<TurnResult>> DeliverAsync(Conversation conversation)
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
                await commits.TryAsync(conversation, commit, CancellationToken.None).ConfigureAwait(false);
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
            TurnResult result = await handler.HandleAsync(new Turn(conversation, entry, commits.SaveAsync), CancellationToken.None).ConfigureAwait(false);
            await collector.CollectAsync(conversation, CancellationToken.None).ConfigureAwait(false);
            ConversationCommit commit = conversation.ToCommit(lease.Worker, entry, clock.GetUtcNow());
            if (await commits.TryAsync(conversation, commit, CancellationToken.None).ConfigureAwait(false))
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
}
