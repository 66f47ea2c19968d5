using ActionSteps.Conversations;
using ActionSteps.Knowledge;
using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace ActionSteps.Storage.Tests.Conventions;

public sealed class RegistrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_line_takes_the_place_of_the_stores_in_memory(bool before)
    {
        IServiceCollection services = new ServiceCollection();
        services = before
            ? services.UseSqlite(_folder.File("bot.db")).AddActionSteps()
            : services.AddActionSteps().UseSqlite(_folder.File("bot.db"));

        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.IsType<SqliteConversationStore>(provider.GetRequiredService<IConversationStore>());
        Assert.IsType<SqliteTableStore>(provider.GetRequiredService<ITableStore>());
        Assert.IsType<SqliteKnowledgeBase>(provider.GetRequiredService<IKnowledgeBase>());
        Assert.Single(services, service => service.ServiceType == typeof(ITableStore));
    }

    [Fact]
    public void Stores_of_the_host_stay()
    {
        InMemoryTableStore own = new();
        IServiceCollection services = new ServiceCollection().AddSingleton<ITableStore>(own).AddActionSteps().UseSqlite(_folder.File("bot.db"));

        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Same(own, provider.GetRequiredService<ITableStore>());
        Assert.IsType<SqliteConversationStore>(provider.GetRequiredService<IConversationStore>());
    }

    [Fact]
    public void PostgreSQL_is_one_line_too_and_asks_nothing_of_the_server_yet()
    {
        using ServiceProvider provider = new ServiceCollection().AddActionSteps().UsePostgreSql("Host=127.0.0.1;Port=1").BuildServiceProvider();

        Assert.IsType<PostgreSqlConversationStore>(provider.GetRequiredService<IConversationStore>());
        Assert.IsType<PostgreSqlTableStore>(provider.GetRequiredService<ITableStore>());
        Assert.IsType<PostgreSqlKnowledgeBase>(provider.GetRequiredService<IKnowledgeBase>());
    }

    [Fact]
    public void A_wrong_option_stops_the_host_at_start() => Assert.Throws<ArgumentException>(
        () => new ServiceCollection().AddActionSteps().UseSqlite("bot.db", new SqliteOptions { MaxReaders = 0 }));
}
