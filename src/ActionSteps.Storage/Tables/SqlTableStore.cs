using ActionSteps.Sessions;
using ActionSteps.Storage.Sql;
using ActionSteps.Tables;

namespace ActionSteps.Storage.Tables;

/// <summary>Keeps tables in a database: the same rules as in memory, with conditions, orders and pages in SQL. Thread-safe.</summary>
internal sealed class SqlTableStore(ISqlDatabase database, TableLimits limits) : ITableStore
{
    private const string FindDefinition =
        "SELECT definition FROM actionsteps_definitions WHERE bot_id = $1 AND bot_version = $2 AND name_or_id = $3";

    private const string SetDefinition = """
        INSERT INTO actionsteps_definitions (bot_id, bot_version, name_or_id, definition) VALUES ($1, $2, $3, $4)
        ON CONFLICT (bot_id, bot_version, name_or_id) DO UPDATE SET definition = excluded.definition
        """;

    private const string Account = "UPDATE actionsteps_tables SET records = records + $2, bytes = bytes + $3 WHERE number = $1";

    private readonly TableCatalog _catalog = new(database.Dialect);

    /// <summary>Makes a table known that the bot itself does not define, or replaces its definition; its records stay.</summary>
    public async ValueTask DefineAsync(string botId, string botVersion, TableDefinition definition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ReadOnlyMemory<byte> json = DefinitionJson.Write(definition);
        IEnumerable<string> names = new[] { definition.Name, definition.Id }.OfType<string>().Distinct();
        SqlText[] statements =
        [
            .. names.Select(name => new SqlText(
                SetDefinition, SqlValue.Text(botId), SqlValue.Text(botVersion), SqlValue.Text(name), SqlValue.Json(json))),
        ];
        await database.WriteAllAsync(statements, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<TableDefinition?> FindAsync(
        string botId, string botVersion, string nameOrId, CancellationToken cancellationToken)
    {
        List<TableDefinition> found = await database.ListAsync(
            new SqlText(FindDefinition, SqlValue.Text(botId), SqlValue.Text(botVersion), SqlValue.Text(nameOrId)),
            static row => DefinitionJson.Read(row.Json(0)),
            cancellationToken).ConfigureAwait(false);
        return found.Count > 0 ? found[0] : null;
    }

    /// <inheritdoc/>
    public ValueTask<TableRecord> InsertAsync(Table table, TableInsert insert, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(insert);
        TableRoom room = new(table.Definition.Name, limits);
        long bytes = room.BytesOf(insert.Values);
        return database.WriteAsync(
            async session =>
            {
                OpenTable open = await _catalog.EnsureAsync(session, table, [.. ColumnsFor(table, insert.Values)], cancellationToken)
                    .ConfigureAwait(false);
                if (insert.IdempotencyKey is { } key
                    && await FindByKeyAsync(session, open.Layout, key, cancellationToken).ConfigureAwait(false) is { } existing)
                {
                    return existing;
                }

                room.CheckRecords(open.Records + 1);
                room.CheckBytes(open.Bytes + bytes);
                TableRecord record = new(Guid.NewGuid().ToString("N"), insert.At, insert.At, insert.Values);
                await session.ExecuteAllAsync(
                    [RecordSql.Insert(open.Layout, table.Definition, record, insert.IdempotencyKey, bytes), AccountOf(open, 1, bytes)],
                    cancellationToken).ConfigureAwait(false);
                return record;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<TableUpdateResult> UpdateAsync(Table table, TableUpdate update, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(update);
        TableRoom room = new(table.Definition.Name, limits);
        return database.WriteAsync(
            async session =>
            {
                OpenTable? open = await _catalog.FindForUpdateAsync(session, table, cancellationToken).ConfigureAwait(false);
                if (open is null)
                {
                    return new TableUpdateResult(0, []);
                }

                open = await _catalog.EnsureAsync(session, table, [.. ColumnsFor(table, update.Values)], cancellationToken).ConfigureAwait(false);
                List<(long Place, long Bytes)> changed = [];
                List<TableRecord> returned = [];
                long total = open.Bytes;
                await foreach (StoredRecord stored in Finding(session, table, open.Layout, update.Filter, cancellationToken).ConfigureAwait(false))
                {
                    TableRecord record = Change(stored.Record, update);
                    long bytes = room.BytesOf(record.Values);
                    total += bytes - stored.Bytes;
                    changed.Add((stored.Place, bytes));
                    if (returned.Count < update.ReturnedRecords)
                    {
                        returned.Add(record);
                    }
                }

                room.CheckBytes(total);
                await session.ExecuteAllAsync(
                    changed.Select(row => RecordSql.Update(open.Layout, table.Definition, update, row.Place, row.Bytes))
                        .Append(AccountOf(open, 0, total - open.Bytes)),
                    cancellationToken).ConfigureAwait(false);
                return new TableUpdateResult(changed.Count, returned);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TableRecord>> SelectAsync(Table table, TableQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(query);
        return database.ReadAsync(
            async session => await _catalog.FindAsync(session, table, cancellationToken).ConfigureAwait(false) is { } open
                ? await RecordPage.ReadAsync(session, database.Dialect, open.Layout, table.Definition, query, cancellationToken).ConfigureAwait(false)
                : [],
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> DeleteAsync(Table table, TableFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(filter);
        return database.WriteAsync(
            async session =>
            {
                OpenTable? open = await _catalog.FindForUpdateAsync(session, table, cancellationToken).ConfigureAwait(false);
                if (open is null)
                {
                    return 0;
                }

                List<long> places = [];
                long bytes = 0;
                await foreach (StoredRecord stored in Finding(session, table, open.Layout, filter, cancellationToken).ConfigureAwait(false))
                {
                    places.Add(stored.Place);
                    bytes += stored.Bytes;
                }

                if (places.Count > 0)
                {
                    await session.ExecuteAllAsync(
                        places.Select(place => RecordSql.Delete(open.Layout, place)).Append(AccountOf(open, -places.Count, -bytes)),
                        cancellationToken).ConfigureAwait(false);
                }

                return places.Count;
            },
            cancellationToken);
    }

    private static IEnumerable<(string Name, SqlType Type)> ColumnsFor(Table table, ValueObject values) =>
        table.Definition.Columns.Select(column => (column.Name, StoredColumn.TypeOf(column.Type)))
            .Concat(values
                .Where(value => !value.Value.IsNullOrUndefined)
                .Select(value => (value.Key, StoredColumn.TypeOf(table.Definition.TypeOf(value.Key), value.Value))));

    private static TableRecord Change(TableRecord record, TableUpdate update)
    {
        ValueObject values = record.Values;
        foreach ((string column, Value value) in update.Values)
        {
            values = value.IsNullOrUndefined ? values.Without(column) : values.With(column, value);
        }

        return record with { Values = values, UpdatedAt = update.At };
    }

    private static SqlText AccountOf(OpenTable open, long records, long bytes) =>
        new(Account, SqlValue.Integer(open.Layout.Number), SqlValue.Integer(records), SqlValue.Integer(bytes));

    private static async ValueTask<TableRecord?> FindByKeyAsync(
        ISqlSession session, TableLayout layout, string key, CancellationToken cancellationToken)
    {
        ISqlRows rows = await session.QueryAsync(RecordSql.FindByKey(layout, key), cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            return await rows.ReadAsync(cancellationToken).ConfigureAwait(false) ? StoredRecord.Read(rows, layout).Record : null;
        }
    }

    private static IAsyncEnumerable<StoredRecord> Finding(
        ISqlSession session, Table table, TableLayout layout, TableFilter filter, CancellationToken cancellationToken) =>
        RecordPage.FindAsync(session, layout, new FilterSql(layout, table.Definition, filter), " ORDER BY n", cancellationToken);
}
