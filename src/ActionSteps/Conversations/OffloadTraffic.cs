using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Offload;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations;

/// <summary>
/// A <c>messages</c> event on its way to an offloading webhook. It waits in the outbox until it has arrived or is given up; address and
/// secrets are not kept with it, but looked up in the bot when it leaves.
/// </summary>
/// <param name="Provider">The provider that gets it.</param>
/// <param name="Body">The body that is posted.</param>
internal sealed record OffloadTraffic(string Provider, Value Body) : Effect
{
    private const string Type = "OFFLOAD_MESSAGES";

    // A webhook that is down for so many turns of one conversation must not fill the store.
    private const int MostWaiting = 500;

    /// <inheritdoc/>
    public override Value ToValue() => Value.Object(("type", Type), ("provider", Provider), ("body", Body));

    /// <summary>Puts what was said in a turn into the outbox, one event for each webhook of the bot. Called once, at the end of the turn.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="bot">The bot.</param>
    /// <param name="readHistory">Reads what was said before the turn.</param>
    /// <param name="now">The time.</param>
    /// <returns>The oldest events, where too many wait; they are dropped.</returns>
    public static async ValueTask<IReadOnlyList<OutboxItem>> CollectAsync(
        Conversation conversation, BotDefinition bot, Func<ValueTask<IReadOnlyList<TranscriptEntry>>> readHistory, DateTimeOffset now)
    {
        if (bot.FindSetting<OffloadSettings>() is not { } offloading)
        {
            return [];
        }

        IReadOnlyList<TranscriptEntry>? history = null;
        foreach (OffloadProviderSettings provider in offloading.Providers
            .DistinctBy(static provider => provider.Name)
            .Where(provider => IsListening(provider, conversation.Session)))
        {
            IReadOnlyList<TranscriptEntry> news = conversation.NewsFor(provider.Name);
            if (news.Count == 0)
            {
                return [];
            }

            // Ids of messages count those of the same millisecond, which may have been said in the turn before.
            history ??= Milliseconds(news[0].Timestamp) > Milliseconds(conversation.LastActivity) ? [] : await readHistory().ConfigureAwait(false);
            OffloadSender sender = OffloadSender.Of(conversation.Session, bot.Id);
            Value body = OffloadEvent.Messages(bot.Version, sender, [.. history, .. news], history.Count, now);
            conversation.Send(RunIds.Next(), new OffloadTraffic(provider.Name, body));
        }

        // One that was tried already keeps its place, so that order is kept.
        int surplusCount = conversation.Undelivered.Count(static item => item.Effect is OffloadTraffic) - MostWaiting;
        OutboxItem[] surplus = [.. conversation.Outbox
            .Where(static item => item is { Effect: OffloadTraffic, NextAttempt: null })
            .Take(Math.Max(0, surplusCount))];
        if (surplus.Length > 0)
        {
            conversation.Drop(surplus);
        }

        return surplus;
    }

    private static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    /// <summary>A provider that is switched off hears only of conversations that its agents have.</summary>
    private static bool IsListening(OffloadProviderSettings provider, Session session) =>
        provider.IsWebhook && (provider.Enabled || OffloadState.ProviderOf(session.Variables) == provider.Name);
}
