using ActionSteps.Conversations;
using ActionSteps.Knowledge;
using ActionSteps.Storage.Hosting;
using ActionSteps.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace ActionSteps.Storage.Sqlite;

/// <summary>Registers SQLite with a host's services.</summary>
public static class SqliteServiceCollectionExtensions
{
    /// <summary>
    /// Keeps conversations, tables and knowledge in one SQLite file, in the place of those in memory; ports that the host has registered stay.
    /// The file is opened when the first of them is asked for. A host (<c>IHost</c>) also runs a <see cref="ConversationWorker"/>, which takes up
    /// what another process has left, and is drained when the host stops; its health is asked for at the service of that type.
    /// </summary>
    /// <param name="services">The host's services, before or after <c>AddActionSteps</c>.</param>
    /// <param name="path">The file; it is made when it is missing, its folder is not.</param>
    /// <param name="options">How it is used; the defaults when left out.</param>
    /// <exception cref="ArgumentException">The path is empty, or options are out of range.</exception>
    public static IServiceCollection UseSqlite(this IServiceCollection services, string path, SqliteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options?.Check();
        DefaultPorts ports = DefaultPorts.Of(services);
        services.AddSingleton(_ => new SqliteDatabase(path, options));
        ports.Replace(services, ServiceDescriptor.Singleton<IConversationStore>(
            provider => new SqliteConversationStore(provider.GetRequiredService<SqliteDatabase>())));
        ports.Replace(services, ServiceDescriptor.Singleton<ITableStore>(
            provider => new SqliteTableStore(provider.GetRequiredService<SqliteDatabase>())));
        ports.Replace(services, ServiceDescriptor.Singleton<IKnowledgeBase>(
            provider => new SqliteKnowledgeBase(provider.GetRequiredService<SqliteDatabase>(), ports.KnowledgeDirectory)));
        ConversationWorkerService.AddTo(services, (options ?? new SqliteOptions()).Worker);
        return services;
    }
}
