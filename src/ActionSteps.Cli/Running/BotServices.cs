using ActionSteps.Api;
using ActionSteps.Blocks;
using ActionSteps.Knowledge;
using ActionSteps.Mail;
using ActionSteps.Offload;
using ActionSteps.Tables;
using ActionSteps.Testing;
using ActionSteps.Testing.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace ActionSteps.Cli.Running;

/// <summary>The ports of a run on the command line: everything in memory; over HTTP bots reach public addresses and this machine.</summary>
internal static class BotServices
{
    public static IServiceCollection Create(BotDefinition bot, string folder)
    {
        ServiceCollection services = new();
        services.AddSingleton<ITableStore>(new InMemoryTableStore());
        services.AddSingleton<IMailSender>(new RecordingMailSender());
        services.AddSingleton(_ => new WatchedHttp(Outbound()));
        services.AddSingleton<IOutboundHttp>(provider => provider.GetRequiredService<WatchedHttp>());
        services.AddSingleton<IKnowledgeBase>(new BotKnowledgeBase(folder));
        foreach (OffloadProviderSettings provider in bot.FindSetting<OffloadSettings>()?.Providers ?? [])
        {
            if (!string.IsNullOrEmpty(provider.Url))
            {
                // It is called by webhook.
                continue;
            }

            services.AddSingleton<IOffloadProvider>(new LocalAgent(provider.Name));
        }

        return services;
    }

    /// <summary>The way out of commands: public addresses and this machine.</summary>
    public static OutboundHttp Outbound() => new(new OutboundOptions { Allow = OutboundOptions.Loopback });
}
