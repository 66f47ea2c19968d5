using ActionSteps.Conversations;
using ActionSteps.Knowledge;
using ActionSteps.Storage.Hosting;
using ActionSteps.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace ActionSteps.Storage.PostgreSql;

/// <summary>Registers PostgreSQL with a host's services.</summary>
public static class PostgreSqlServiceCollectionExtensions
{
    /// <summary>
    /// Keeps conversations, tables and knowledge in a PostgreSQL database, in the place of those in memory; ports that the host has registered
    /// stay. The server is asked when the first of them is used. A host (<c>IHost</c>) also runs a <see cref="ConversationWorker"/>, which takes
    /// up what another process has left, and is drained when the host stops; its health is asked for at the service of that type.
    /// </summary>
    /// <param name="services">The host's services, before or after <c>AddActionSteps</c>.</param>
    /// <param name="connectionString">As Npgsql takes it.</param>
    /// <param name="options">How it is used; the defaults when left out.</param>
    /// <exception cref="ArgumentException">The connection string is empty, or options are out of range.</exception>
    public static IServiceCollection UsePostgreSql(this IServiceCollection services, string connectionString, PostgreSqlOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        options?.Check();
        DefaultPorts ports = DefaultPorts.Of(services);
        services.AddSingleton(_ => new PostgreSqlDatabase(connectionString, options));
        ports.Replace(services, ServiceDescriptor.Singleton<IConversationStore>(
            provider => new PostgreSqlConversationStore(provider.GetRequiredService<PostgreSqlDatabase>())));
        ports.Replace(services, ServiceDescriptor.Singleton<ITableStore>(
            provider => new PostgreSqlTableStore(provider.GetRequiredService<PostgreSqlDatabase>())));
        ports.Replace(services, ServiceDescriptor.Singleton<IKnowledgeBase>(
            provider => new PostgreSqlKnowledgeBase(provider.GetRequiredService<PostgreSqlDatabase>(), ports.KnowledgeDirectory)));
        ConversationWorkerService.AddTo(services, (options ?? new PostgreSqlOptions()).Worker);
        return services;
    }
}
