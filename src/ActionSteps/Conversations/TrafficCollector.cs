using ActionSteps.Blocks;
using Microsoft.Extensions.Logging;

namespace ActionSteps.Conversations;

/// <summary>Gathers at the end of a turn what offloading webhooks have to hear of it.</summary>
internal sealed class TrafficCollector(
    BotDefinition bot, IConversationStore store, ConversationOptions options, TimeProvider clock, ILogger logger)
{
    /// <summary>Puts what was said into the outbox for offloading webhooks.</summary>
    public async ValueTask CollectAsync(Conversation conversation, CancellationToken cancellationToken)
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
}
