using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Tables;
using ActionSteps.Testing.Contracts;

namespace ActionSteps.Storage.Tests.PostgreSql;

public sealed class PostgreSqlTableStoreContractTests
{
    public static TheoryData<string> Rules => [.. new Contract().Rules];

    [PostgreSqlTheory]
    [MemberData(nameof(Rules))]
    public Task The_store_on_a_server_keeps(string rule) => new Contract().CheckAsync(rule);

    private sealed class Contract : TableStoreContract
    {
        protected override ValueTask<ITableStore> OpenAsync() =>
            ValueTask.FromResult<ITableStore>(new PostgreSqlTableStore(PostgreSqlServer.New()));
    }
}
