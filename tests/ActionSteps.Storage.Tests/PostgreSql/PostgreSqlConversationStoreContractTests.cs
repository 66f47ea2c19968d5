using System.Globalization;
using ActionSteps.Conversations;
using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Testing.Contracts;

namespace ActionSteps.Storage.Tests.PostgreSql;

public sealed class PostgreSqlConversationStoreContractTests
{
    public static TheoryData<string> Rules => [.. new Contract().Rules];

    [PostgreSqlTheory]
    [MemberData(nameof(Rules))]
    public Task The_store_on_a_server_keeps(string rule) => new Contract().CheckAsync(rule);

    private sealed class Contract : ConversationStoreContract
    {
        private string _schema = "";

        protected override ValueTask<IConversationStore> CreateAsync()
        {
            _schema = PostgreSqlServer.NewSchema();
            return ValueTask.FromResult<IConversationStore>(new PostgreSqlConversationStore(new PostgreSqlDatabase(_schema)));
        }

        // The clock is the server's, so leases are moved into the past instead.
        protected override ValueTask PassAsync(IConversationStore store, TimeSpan time)
        {
            PostgreSqlServer.Execute(_schema, string.Create(CultureInfo.InvariantCulture, $"UPDATE actionsteps_workers SET expires = expires - {time.Ticks}"));
            return ValueTask.CompletedTask;
        }
    }
}
