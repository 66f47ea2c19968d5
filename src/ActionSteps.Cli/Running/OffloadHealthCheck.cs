using ActionSteps.Api;
using ActionSteps.Blocks;
using ActionSteps.Offload;

namespace ActionSteps.Cli.Running;

/// <summary>Asks the offloading webhooks of a bot whether they are well.</summary>
internal static class OffloadHealthCheck
{
    /// <summary>The webhooks that are not, as faults of the bot file; none for a file that is no bot.</summary>
    public static async Task<IReadOnlyList<DefinitionFault>> RunAsync(BotReading reading, CancellationToken cancellationToken)
    {
        List<DefinitionFault> unwell = [];
        IReadOnlyList<OffloadProviderSettings> providers = reading.Bot?.FindSetting<OffloadSettings>()?.Providers ?? [];
        using OutboundHttp http = BotServices.Outbound();
        for (int i = 0; i < providers.Count; i++)
        {
            if (!string.IsNullOrEmpty(providers[i].Url)
                && await new WebhookOffloadProvider(providers[i].Name, http).CheckHealthAsync(providers[i], cancellationToken) is { Problem: { } problem })
            {
                unwell.Add(new DefinitionFault($"$.offloading.providers[{i}].url", problem));
            }
        }

        return unwell;
    }
}
