using ActionSteps.Sessions;
using ActionSteps.Storage.Sql;
using ActionSteps.Tables;

namespace ActionSteps.Storage.Tables;

/// <summary>The statements about single records.</summary>
internal static class RecordSql
{
    public static SqlText Insert(TableLayout layout, TableDefinition definition, TableRecord record, string? key, long bytes)
    {
        (StoredColumn Column, Value Value)[] values =
            [.. layout.Columns.Select(column => (column, ValueFor(column, definition, record.Values))).Where(pair => !pair.Item2.IsNullOrUndefined)];
        SqlText sql = new SqlText().Append("INSERT INTO ").Append(layout.SqlName).Append(" (id, key, created, updated, bytes");
        foreach ((StoredColumn column, _) in values)
        {
            sql.Append(", ").Append(column.SqlName);
        }

        sql.Append(") VALUES (").Append(SqlValue.Text(record.Id)).Append(", ").Append(SqlValue.Text(key)).Append(", ")
            .Append(SqlValue.Moment(record.CreatedAt)).Append(", ").Append(SqlValue.Moment(record.UpdatedAt)).Append(", ").Append(SqlValue.Integer(bytes));
        foreach ((StoredColumn column, Value value) in values)
        {
            sql.Append(", ").Append(column.ToSql(value));
        }

        return sql.Append(")");
    }

    public static SqlText Update(TableLayout layout, TableDefinition definition, TableUpdate update, long place, long bytes)
    {
        SqlText sql = new SqlText().Append("UPDATE ").Append(layout.SqlName).Append(" SET updated = ").Append(SqlValue.Moment(update.At))
            .Append(", bytes = ").Append(SqlValue.Integer(bytes));
        foreach (StoredColumn column in update.Values.SelectMany(value => layout.Of(value.Key)))
        {
            sql.Append(", ").Append(column.SqlName).Append(" = ").Append(column.ToSql(ValueFor(column, definition, update.Values)));
        }

        return sql.Append(" WHERE n = ").Append(SqlValue.Integer(place));
    }

    public static SqlText Delete(TableLayout layout, long place) =>
        new SqlText().Append("DELETE FROM ").Append(layout.SqlName).Append(" WHERE n = ").Append(SqlValue.Integer(place));

    public static SqlText FindByKey(TableLayout layout, string key) => new SqlText()
        .Append("SELECT ").Append(layout.Selected).Append(" FROM ").Append(layout.SqlName).Append(" WHERE key = ").Append(SqlValue.Text(key));

    /// <summary>What the column holds; nothing when another column of the same name and another type does.</summary>
    private static Value ValueFor(StoredColumn column, TableDefinition definition, ValueObject values)
    {
        Value value = values[column.Name];
        return !value.IsNullOrUndefined && StoredColumn.TypeOf(definition.TypeOf(column.Name), value) == column.Type ? value : Value.Null;
    }
}
