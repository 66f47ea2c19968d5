using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Tables;

namespace ActionSteps.Tests.Tables;

/// <summary>The tests of tables run once more on databases, each answer compared with that of the store in memory.</summary>
internal static class TableBotStore
{
    private static readonly Lazy<SqliteDatabase> Sqlite = new(() => SharedSqlite.New());

    private static readonly Lazy<PostgreSqlDatabase> PostgreSql = new(() => PostgreSqlServer.New());

    public static ITableStore New() => PostgreSqlServer.Missing is null
        ? new AgreeingTableStore(
            new InMemoryTableStore(), new OwnBots(new SqliteTableStore(Sqlite.Value)), new OwnBots(new PostgreSqlTableStore(PostgreSql.Value)))
        : new AgreeingTableStore(new InMemoryTableStore(), new OwnBots(new SqliteTableStore(Sqlite.Value)));

    /// <summary>One database for many tests: each has bots of its own.</summary>
    private sealed class OwnBots(ITableStore store) : ITableStore
    {
        private readonly string _prefix = Guid.NewGuid().ToString("N");

        public ValueTask<TableDefinition?> FindAsync(string botId, string botVersion, string nameOrId, CancellationToken cancellationToken) =>
            store.FindAsync(_prefix + botId, botVersion, nameOrId, cancellationToken);

        public ValueTask<TableRecord> InsertAsync(Table table, TableInsert insert, CancellationToken cancellationToken) =>
            store.InsertAsync(Own(table), insert, cancellationToken);

        public ValueTask<TableUpdateResult> UpdateAsync(Table table, TableUpdate update, CancellationToken cancellationToken) =>
            store.UpdateAsync(Own(table), update, cancellationToken);

        public ValueTask<IReadOnlyList<TableRecord>> SelectAsync(Table table, TableQuery query, CancellationToken cancellationToken) =>
            store.SelectAsync(Own(table), query, cancellationToken);

        public ValueTask<int> DeleteAsync(Table table, TableFilter filter, CancellationToken cancellationToken) =>
            store.DeleteAsync(Own(table), filter, cancellationToken);

        private Table Own(Table table) => table with { BotId = _prefix + table.BotId };
    }
}
