using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Offload;

namespace ActionSteps.Conversations;

/// <summary>Calls the offloading webhooks of a bot.</summary>
internal sealed class TrafficSender(BotDefinition bot, IServiceProvider? services, TimeProvider clock)
{
    /// <summary>Tries once to deliver an event. One whose provider the bot or the host has replaced in the meantime has nowhere to go.</summary>
    /// <exception cref="OffloadWebhookException">It has not arrived.</exception>
    public async Task SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        if (item.Effect is not OffloadTraffic traffic
            || bot.FindSetting<OffloadSettings>()?.Find(traffic.Provider) is not { IsWebhook: true } settings)
        {
            return;
        }

        RunPorts ports = new(services);
        await using (ports.ConfigureAwait(false))
        {
            if (AgentRelay.FindOwn(ports.Find<IEnumerable<IOffloadProvider>>(), traffic.Provider) is null
                && ports.Find<IOutboundHttp>() is { } http)
            {
                await new OffloadWebhook(settings, http, clock).TellAsync(traffic.Body, item.Key, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
