using ActionSteps.Conversations;
using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ActionSteps.CustomSteps.Tests;

/// <summary>The samples of the READMEs of the stores.</summary>
internal static class StorageSamples
{
    public static void Sqlite(IServiceCollection services) =>
        services.AddActionSteps(actionSteps => actionSteps.UseBotFile("choo-choo.json")).UseSqlite("bot.db");

    public static void PostgreSql(IServiceCollection services, string connectionString) =>
        services.AddActionSteps(actionSteps => actionSteps.UseBotFile("choo-choo.json")).UsePostgreSql(connectionString);

    public static void SqliteOptions(IServiceCollection services)
    {
        services.UseSqlite("bot.db", new SqliteOptions
        {
            MaxBytes = 2_000_000_000,
            Worker = new ConversationWorkerOptions { Retention = TimeSpan.FromDays(90) },
        });
    }

    public static void PostgreSqlOptions(IServiceCollection services)
    {
        services.UsePostgreSql("Host=db.example;Database=bots;Username=bot;Search Path=bots", new PostgreSqlOptions
        {
            MaxRetries = 10,
            Worker = new ConversationWorkerOptions { Retention = TimeSpan.FromDays(90) },
        });
    }

    public static async Task<(ConversationWorkerHealth Health, int Erased)> OperateAsync(
        ConversationWorker worker, IConversationStore store, CancellationToken cancellationToken)
    {
        ConversationWorkerHealth health = worker.Health;
        foreach (ParkedItem item in await store.ListParkedAsync(after: null, limit: 100, cancellationToken))
        {
            Console.WriteLine($"{item.ConversationId}: {item.Entry?.Error ?? item.Effect?.Error ?? item.Damage?.Problem}");
            await store.ResolveParkedAsync(item, item.Damage is null ? ParkedResolution.Retry : ParkedResolution.Drop, cancellationToken);
        }

        int erased = await store.EraseUserAsync("user-1", cancellationToken);
        return (health, erased);
    }
}
