using ActionSteps.Blocks;
using ActionSteps.Execution;
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

    /// <summary>Puts what was said since the last call into the outbox, one event for each webhook of the bot.</summary>
    /// <returns>The oldest events, where too many wait; they are dropped.</returns>
    public static IReadOnlyList<OutboxItem> Collect(Conversation conversation, BotDefinition bot, DateTimeOffset now)
    {
        if (!conversation.HasNews || bot.FindSetting<OffloadSettings>() is not { } offloading)
        {
            return [];
        }

        foreach (OffloadProviderSettings provider in offloading.Providers
            .DistinctBy(static provider => provider.Name)
            .Where(provider => IsListening(provider, conversation.Session)))
        {
            OffloadSender sender = OffloadSender.Of(conversation.Session, bot.Id);
            Value body = OffloadEvent.Messages(bot.Version, sender, conversation.TranscriptFor(provider.Name), conversation.Told, now);
            conversation.Send(RunIds.Next(), new OffloadTraffic(provider.Name, body));
        }

        conversation.MarkTold();
        OutboxItem[] waiting = [.. conversation.Outbox.Where(static item => item.Effect is OffloadTraffic)];
        OutboxItem[] surplus = waiting[..Math.Max(0, waiting.Length - MostWaiting)];
        foreach (OutboxItem item in surplus)
        {
            conversation.Delivered(item);
        }

        return surplus;
    }

    /// <summary>A provider that is switched off hears only of conversations that its agents have.</summary>
    private static bool IsListening(OffloadProviderSettings provider, Session session) =>
        provider.IsWebhook && (provider.Enabled || OffloadState.ProviderOf(session.Variables) == provider.Name);
}
