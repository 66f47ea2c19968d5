using System.Collections.Concurrent;
using ActionSteps.Storage.Sql;
using ActionSteps.Tables;

namespace ActionSteps.Storage.Tables;

/// <summary>Knows where the records of tables are, and makes room for new tables and columns. Thread-safe.</summary>
internal sealed class TableCatalog(SqlDialect dialect)
{
    private const string FindTable =
        "SELECT number, columns, records, bytes FROM actionsteps_tables WHERE bot_id = $1 AND bot_version = $2 AND name = $3";

    private const string FindColumns = "SELECT number, name, type FROM actionsteps_columns WHERE table_number = $1 ORDER BY number";

    private const string AddTable = """
        INSERT INTO actionsteps_tables (bot_id, bot_version, name, columns, records, bytes) VALUES ($1, $2, $3, 0, 0, 0) ON CONFLICT DO NOTHING
        """;

    private const string AddColumn = "INSERT INTO actionsteps_columns (table_number, number, name, type) VALUES ($1, $2, $3, $4)";

    // Columns are only ever added, so a layout with as many columns as there are is still true.
    private readonly ConcurrentDictionary<long, TableLayout> _layouts = new();

    private readonly string _findTableForUpdate = FindTable + dialect.ForUpdate;

    /// <summary>The table as it is; <c>null</c> when nobody has inserted anything.</summary>
    public ValueTask<OpenTable?> FindAsync(ISqlSession session, Table table, CancellationToken cancellationToken) =>
        FindAsync(session, table, FindTable, cancellationToken);

    /// <summary>The same, and nobody else changes the table until the end of the transaction.</summary>
    public ValueTask<OpenTable?> FindForUpdateAsync(ISqlSession session, Table table, CancellationToken cancellationToken) =>
        FindAsync(session, table, _findTableForUpdate, cancellationToken);

    /// <summary>The table with room for values of these types; made when there is none.</summary>
    public async ValueTask<OpenTable> EnsureAsync(
        ISqlSession session, Table table, IReadOnlyCollection<(string Name, SqlType Type)> columns, CancellationToken cancellationToken)
    {
        OpenTable? open = await FindForUpdateAsync(session, table, cancellationToken).ConfigureAwait(false);
        if (open is null)
        {
            await session.ExecuteAsync(new SqlText(AddTable, [.. KeyOf(table)]), cancellationToken).ConfigureAwait(false);
            open = await FindForUpdateAsync(session, table, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException("A table that was just made is gone.");
        }

        (string Name, SqlType Type)[] missing =
            [.. columns.Distinct().Where(column => !open.Layout.Of(column.Name).Any(stored => stored.Type == column.Type))];
        return missing.Length == 0 && open.Layout.Columns.Count > 0
            ? open
            : open with { Layout = await AddAsync(session, open.Layout, missing, cancellationToken).ConfigureAwait(false) };
    }

    private async ValueTask<OpenTable?> FindAsync(ISqlSession session, Table table, string statement, CancellationToken cancellationToken)
    {
        long number;
        long columns;
        OpenTable open;
        ISqlRows rows = await session.QueryAsync(new SqlText(statement, [.. KeyOf(table)]), cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            if (!await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            (number, columns) = (rows.Integer(0), rows.Integer(1));
            open = new OpenTable(new TableLayout(number, []), rows.Integer(2), rows.Integer(3));
        }

        if (!_layouts.TryGetValue(number, out TableLayout? layout) || layout.Columns.Count != columns)
        {
            layout = await ReadLayoutAsync(session, number, cancellationToken).ConfigureAwait(false);
            _layouts[number] = layout;
        }

        return open with { Layout = layout };
    }

    private static async ValueTask<TableLayout> ReadLayoutAsync(ISqlSession session, long number, CancellationToken cancellationToken)
    {
        List<StoredColumn> columns = [];
        ISqlRows rows = await session.QueryAsync(new SqlText(FindColumns, SqlValue.Integer(number)), cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                columns.Add(new StoredColumn((int)rows.Integer(0), rows.Text(1), (SqlType)rows.Integer(2)));
            }
        }

        return new TableLayout(number, columns);
    }

    /// <summary>The layout is not remembered: the transaction may still be undone.</summary>
    private async ValueTask<TableLayout> AddAsync(
        ISqlSession session, TableLayout layout, (string Name, SqlType Type)[] missing, CancellationToken cancellationToken)
    {
        List<StoredColumn> columns = [.. layout.Columns];
        foreach ((string name, SqlType type) in missing)
        {
            columns.Add(new StoredColumn(columns.Count + 1, name, type));
        }

        TableLayout larger = new(layout.Number, columns);
        StoredColumn[] added = [.. columns.Skip(layout.Columns.Count)];
        List<SqlText> statements =
        [
            .. added.Select(column => new SqlText(
                AddColumn,
                SqlValue.Integer(layout.Number),
                SqlValue.Integer(column.Number),
                SqlValue.Text(column.Name),
                SqlValue.Integer((long)column.Type))),
            new SqlText(
                "UPDATE actionsteps_tables SET columns = $2 WHERE number = $1", SqlValue.Integer(layout.Number), SqlValue.Integer(columns.Count)),
            Create(larger, dialect),
            .. added.Select(column => new SqlText().Append("ALTER TABLE ").Append(larger.SqlName).Append(" ADD COLUMN ")
                .Append(column.SqlName).Append(" ").Append(dialect.NameOf(column.Type))),
        ];
        await session.ExecuteAllAsync(statements, cancellationToken).ConfigureAwait(false);
        return larger;
    }

    private static SqlText Create(TableLayout layout, SqlDialect dialect) => new SqlText()
        .Append("CREATE TABLE IF NOT EXISTS ").Append(layout.SqlName).Append(" (n ").Append(dialect.CountingKey)
        .Append(", id ").Append(dialect.TextType).Append(" NOT NULL UNIQUE, key ").Append(dialect.TextType).Append(" UNIQUE, created ")
        .Append(dialect.IntegerType).Append(" NOT NULL, updated ").Append(dialect.IntegerType).Append(" NOT NULL, bytes ")
        .Append(dialect.IntegerType).Append(" NOT NULL)");

    private static SqlValue[] KeyOf(Table table) =>
        [SqlValue.Text(table.BotId), SqlValue.Text(table.BotVersion), SqlValue.Text(table.Definition.Name)];
}
