using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Tests.Conversations.Durability;

namespace ActionSteps.Storage.Tests.Conversations;

public sealed class RepeatedWebhookTests
{
    [Fact]
    public Task SQLite_remembers_which_signed_requests_were_done() =>
        RepeatedWebhook.IsRefusedByTheNextProcessAsync(new SqliteConversationStore(SharedSqlite.New()));

    [PostgreSqlFact]
    public Task PostgreSQL_remembers_which_signed_requests_were_done() =>
        RepeatedWebhook.IsRefusedByTheNextProcessAsync(new PostgreSqlConversationStore(PostgreSqlServer.New()));
}
