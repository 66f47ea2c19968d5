using ActionSteps.Api;
using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Knowledge;
using ActionSteps.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ActionSteps;

/// <summary>Registers ActionSteps with a host's services.</summary>
public static class ActionStepsServiceCollectionExtensions
{
    /// <summary>
    /// Adds the executor, the reader of bot files and, once a bot is named, the <see cref="ConversationRunner"/> and its
    /// <see cref="ConversationWorker"/>, which a host of a durable store starts; all of them single and
    /// thread-safe. Conversations, tables and knowledge are kept in memory unless the host registers ports of its own, before or after.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Names the bot, adds steps and functions, sets options; nothing when left out.</param>
    /// <exception cref="ArgumentException">A step or function cannot be added.</exception>
    public static IServiceCollection AddActionSteps(this IServiceCollection services, Action<ActionStepsBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ActionStepsBuilder builder = new();
        configure?.Invoke(builder);

        services.TryAddSingleton(builder.CreateReader);
        services.TryAddSingleton(provider => new BlockExecutor(
            provider, builder.CreateOptions(provider), provider.GetService<ILogger<BlockExecutor>>()));
        DefaultPorts ports = DefaultPorts.Of(services);
        ports.KnowledgeDirectory ??= builder.KnowledgeDirectory;
        ports.TryAdd(services, ServiceDescriptor.Singleton<IConversationStore, InMemoryConversationStore>());
        ports.TryAdd(services, ServiceDescriptor.Singleton<ITableStore>(static _ => new InMemoryTableStore()));
        ports.TryAdd(services, ServiceDescriptor.Singleton<IKnowledgeBase>(_ => new BotKnowledgeBase(builder.KnowledgeDirectory)));
        services.TryAddSingleton<IOutboundHttp>(provider => new OutboundHttp(builder.Outbound(provider)));
        if (builder.Bot is { } bot)
        {
            services.TryAddSingleton(bot);
            services.TryAddSingleton(provider => CreateRunner(provider, builder));
            services.TryAddSingleton(provider => new ConversationWorker(provider.GetRequiredService<ConversationRunner>(), builder.Worker));
        }

        return services;
    }

    private static ConversationRunner CreateRunner(IServiceProvider provider, ActionStepsBuilder builder)
    {
        BotDefinition bot = provider.GetRequiredService<BotDefinition>();
        MissingPorts.ThrowIfAny(bot, provider);
        return new ConversationRunner(
            bot,
            provider.GetRequiredService<BlockExecutor>(),
            provider.GetRequiredService<IConversationStore>(),
            provider,
            builder.Conversations,
            provider.GetService<ILogger<ConversationRunner>>());
    }
}
