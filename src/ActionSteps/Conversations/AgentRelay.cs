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
    public static void Send(Turn turn, UserMessage message, BotDefinition bot, DateTimeOffset now)
    {
        Session session = turn.Conversation.Session;
        if (OffloadState.ProviderOf(session.Variables) is not { } provider)
        {
            return;
        }

        turn.Conversation.Send(turn.RunId("relay"), new AgentRelay(new OffloadMessage
        {
            BotId = bot.Id,
            Version = bot.Version,
            SessionId = session.Id,
            Channel = session.Channel,
            Entry = new TranscriptEntry(TranscriptActor.User, message.ToWireForm(), now),
            Settings = bot.FindSetting<OffloadSettings>()?.Find(provider) ?? new OffloadProviderSettings(provider),
        }));
    }

    /// <summary>Hands the message to its provider, with what the bot says about it now.</summary>
    public async ValueTask DeliverAsync(IEnumerable<IOffloadProvider> providers, BotDefinition bot, CancellationToken cancellationToken)
    {
        if (providers.FirstOrDefault(provider => provider.Name == Message.Settings.Name) is { } provider)
        {
            OffloadMessage message = bot.FindSetting<OffloadSettings>()?.Find(provider.Name) is { } settings
                ? Message with { Settings = settings }
                : Message;
            await provider.SendUserMessageAsync(message, cancellationToken).ConfigureAwait(false);
        }
    }
}
