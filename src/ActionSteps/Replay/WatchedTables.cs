using System.Globalization;
using ActionSteps.Sessions;
using ActionSteps.Tables;

namespace ActionSteps.Replay;

/// <summary>Tables of a run that is recorded or replayed; a replayed one has no store.</summary>
internal sealed class WatchedTables(ITableStore? store, IPortCalls calls) : ITableStore
{
    private static readonly PortForm<TableRecord> s_record = new(Write, ReadRecord);
    private static readonly PortForm<IReadOnlyList<TableRecord>> s_records = new(Write, ReadRecords);
    private static readonly PortForm<int> s_count = new(static count => count, ReadCount);

    private static readonly PortForm<TableUpdateResult> s_update = new(
        static result => Value.Object(("count", result.Count), ("records", Write(result.Records))),
        static value => new TableUpdateResult(ReadCount(value["count"]), ReadRecords(value["records"])));

    private static readonly PortForm<TableDefinition?> s_definition = new(TableForms.Write, TableForms.Read);

    public ValueTask<TableDefinition?> FindAsync(string botId, string botVersion, string nameOrId, CancellationToken cancellationToken) => calls.CallAsync(
        PortNames.Tables, "find", nameOrId, () => Store.FindAsync(botId, botVersion, nameOrId, cancellationToken), s_definition, cancellationToken);

    public ValueTask<TableRecord> InsertAsync(Table table, TableInsert insert, CancellationToken cancellationToken) => calls.CallAsync(
        PortNames.Tables,
        "insert",
        Value.Object(("table", table.Definition.Name), ("values", Value.Object(insert.Values)), ("at", Text(insert.At))),
        () => Store.InsertAsync(table, insert, cancellationToken),
        s_record,
        cancellationToken);

    public ValueTask<TableUpdateResult> UpdateAsync(Table table, TableUpdate update, CancellationToken cancellationToken) => calls.CallAsync(
        PortNames.Tables,
        "update",
        Value.Object(
            ("table", table.Definition.Name),
            ("filter", TableForms.Write(update.Filter)),
            ("values", Value.Object(update.Values)),
            ("at", Text(update.At)),
            ("returned", update.ReturnedRecords)),
        () => Store.UpdateAsync(table, update, cancellationToken),
        s_update,
        cancellationToken);

    public ValueTask<IReadOnlyList<TableRecord>> SelectAsync(Table table, TableQuery query, CancellationToken cancellationToken) => calls.CallAsync(
        PortNames.Tables,
        "select",
        Value.Object(
            ("table", table.Definition.Name),
            ("filter", TableForms.Write(query.Filter)),
            ("sort", query.Sort is { } sort ? Value.List(sort.Column, Enum.GetName(sort.Direction)) : Value.Null),
            ("limit", query.Limit),
            ("offset", query.Offset)),
        () => Store.SelectAsync(table, query, cancellationToken),
        s_records,
        cancellationToken);

    public ValueTask<int> DeleteAsync(Table table, TableFilter filter, CancellationToken cancellationToken) => calls.CallAsync(
        PortNames.Tables,
        "delete",
        Value.Object(("table", table.Definition.Name), ("filter", TableForms.Write(filter))),
        () => Store.DeleteAsync(table, filter, cancellationToken),
        s_count,
        cancellationToken);

    private ITableStore Store => store ?? throw new InvalidOperationException("A replayed run has no tables.");

    private static Value Write(TableRecord record) => Value.Object(
        ("id", record.Id), ("createdAt", Text(record.CreatedAt)), ("updatedAt", Text(record.UpdatedAt)), ("values", Value.Object(record.Values)));

    private static Value Write(IReadOnlyList<TableRecord> records) => Value.List([.. records.Select(Write)]);

    private static TableRecord ReadRecord(Value value) => new(
        value["id"].ToString(),
        ReadTime(value["createdAt"]),
        ReadTime(value["updatedAt"]),
        value["values"].TryGetObject(out ValueObject? values) ? values : ValueObject.Empty);

    private static TableRecord[] ReadRecords(Value value) => value.TryGetList(out ValueList? list) ? [.. list.Select(ReadRecord)] : [];

    private static int ReadCount(Value value) => value.TryGetNumber(out double count) ? (int)count : 0;

    private static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset ReadTime(Value value) =>
        DateTimeOffset.TryParseExact(value.ToString(), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time) ? time : default;
}
