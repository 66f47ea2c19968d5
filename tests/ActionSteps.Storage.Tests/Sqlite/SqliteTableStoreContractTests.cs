using ActionSteps.Storage.Sqlite;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Tables;
using ActionSteps.Testing.Contracts;

namespace ActionSteps.Storage.Tests.Sqlite;

public sealed class SqliteTableStoreContractTests
{
    public static TheoryData<string> Rules => [.. new Contract().Rules];

    [Theory]
    [MemberData(nameof(Rules))]
    public Task The_store_in_a_file_keeps(string rule) => new Contract().CheckAsync(rule);

    private sealed class Contract : TableStoreContract
    {
        protected override ValueTask<ITableStore> OpenAsync() => ValueTask.FromResult<ITableStore>(new SqliteTableStore(SharedSqlite.New()));
    }
}
