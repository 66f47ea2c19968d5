using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Offload;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations;

/// <summary>A user message on its way to the human agent who has the conversation.</summary>
/// <param name="Message">What the provider gets.</param>
internal sealed record AgentRelay(OffloadMessage Message) : Effect
{
    /// <inheritdoc/>
    public override Value ToValue() => Value.Object(("type", "AGENT_MESSAGE"), ("message", Message.Entry.Message));

    /// <summary>Puts a user message into the outbox when an agent has the conversation.</summary>
    public static void Send(Conversation conversation, UserMessage message, BotDefinition bot, DateTimeOffset now)
    {
        Session session = conversation.Session;
        if (OffloadState.ProviderOf(session.Variables) is not { } provider)
        {
            return;
        }

        conversation.Send(RunIds.Next(), new AgentRelay(new OffloadMessage
        {
            BotId = bot.Id,
            Version = bot.Version,
            SessionId = session.Id,
            Channel = session.Channel,
            Entry = new TranscriptEntry(TranscriptActor.User, message.ToWireForm(), now),
            Settings = bot.FindSetting<OffloadSettings>()?.Find(provider) ?? new OffloadProviderSettings(provider),
        }));
    }

    public async ValueTask DeliverAsync(IEnumerable<IOffloadProvider> providers, CancellationToken cancellationToken)
    {
        // A webhook is told about all traffic anyway.
        if (providers.FirstOrDefault(provider => provider.Name == Message.Settings.Name) is { } provider and not WebhookOffloadProvider)
        {
            await provider.SendUserMessageAsync(Message, cancellationToken).ConfigureAwait(false);
        }
    }
}
