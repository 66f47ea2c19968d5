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

    /// <summary>Puts a user message into the outbox when an agent has the conversation. A webhook is told about all traffic anyway.</summary>
    public static async ValueTask SendAsync(Turn turn, UserMessage message, BotDefinition bot, IServiceProvider? services, DateTimeOffset now)
    {
        Session session = turn.Conversation.Session;
        if (OffloadState.ProviderOf(session.Variables) is not { } provider)
        {
            return;
        }

        OffloadProviderSettings settings = bot.FindSetting<OffloadSettings>()?.Find(provider) ?? new OffloadProviderSettings(provider);
        if (settings.IsWebhook && !await HasOwnProviderAsync(services, provider).ConfigureAwait(false))
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
            Settings = settings,
        }));
    }

    /// <summary>Hands the message to its provider, with what the bot says about it now.</summary>
    public async ValueTask DeliverAsync(IEnumerable<IOffloadProvider> providers, BotDefinition bot, CancellationToken cancellationToken)
    {
        if (FindOwn(providers, Message.Settings.Name) is { } provider)
        {
            OffloadMessage message = bot.FindSetting<OffloadSettings>()?.Find(provider.Name) is { } settings
                ? Message with { Settings = settings }
                : Message;
            await provider.SendUserMessageAsync(message, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The live chat that the host has registered by a name, and that is not the webhook of that name itself.</summary>
    public static IOffloadProvider? FindOwn(IEnumerable<IOffloadProvider>? providers, string name) =>
        providers?.FirstOrDefault(provider => provider.Name == name) is { } own and not WebhookOffloadProvider ? own : null;

    private static async ValueTask<bool> HasOwnProviderAsync(IServiceProvider? services, string name)
    {
        RunPorts ports = new(services);
        await using (ports.ConfigureAwait(false))
        {
            return FindOwn(ports.Find<IEnumerable<IOffloadProvider>>(), name) is not null;
        }
    }
}
