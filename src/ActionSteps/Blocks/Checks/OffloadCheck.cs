using ActionSteps.Blocks.Reading;
using ActionSteps.Offload;

namespace ActionSteps.Blocks.Checks;

/// <summary>Warns of handovers to a provider that the bot does not configure, and of providers that cannot be called.</summary>
internal static class OffloadCheck
{
    public static void Report(OffloadProviderSettings provider, BotCheck check)
    {
        if (provider.IsWebhook && provider.Address is null)
        {
            check.WarnAt("url", "It is not an absolute http or https address; handovers fail unless the host registers the provider.");
        }
    }

    public static void Report(OffloadStep step, BotCheck check)
    {
        // The providers may stand behind the blocks.
        FaultPlace place = check.Here();
        check.AtEnd(() => ReportProvider(step, place, check));
    }

    private static void ReportProvider(OffloadStep step, FaultPlace place, BotCheck check)
    {
        bool isUnread = check.Offloading is null && check.Found.FaultCount > 0;
        if (!isUnread && check.Offloading?.Find(step.Provider) is null)
        {
            check.Warn(
                place.Of("provider"),
                $"The bot configures no offload provider {FaultText.Quote(step.Provider)}; the step fails unless the host registers it.",
                step.Provider,
                check.Offloading?.Providers.Select(known => known.Name) ?? []);
        }
    }
}
