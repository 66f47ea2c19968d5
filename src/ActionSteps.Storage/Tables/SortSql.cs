using ActionSteps.Storage.Sql;
using ActionSteps.Tables;

namespace ActionSteps.Storage.Tables;

/// <summary>Says an order in SQL, where SQL can say exactly that.</summary>
internal static class SortSql
{
    /// <summary>The <c>ORDER BY</c>; <c>null</c> when only <see cref="ValueOrder"/> knows the order.</summary>
    public static string? Of(TableLayout layout, TableDefinition definition, TableSort? sort, SqlDialect dialect)
    {
        const string Inserted = " ORDER BY n";
        if (sort is null)
        {
            return Inserted;
        }

        string direction = sort.Direction == SortDirection.Desc ? " DESC" : "";
        return sort.Column switch
        {
            TableRecord.IdField => $" ORDER BY id{direction}",
            TableRecord.CreatedAtField => $" ORDER BY (created / 10000){direction}, n",
            TableRecord.UpdatedAtField => $" ORDER BY (updated / 10000){direction}, n",
            string name => layout.Of(name).ToArray() switch
            {
                [] => Inserted,
                [{ Type: SqlType.Number or SqlType.Boolean } only] => $" ORDER BY ({only.SqlName} IS NULL), {only.SqlName}{direction}, n",

                // Dates are ASCII.
                [{ Type: SqlType.Text } only] when definition.TypeOf(name) == ColumnType.Date =>
                    $" ORDER BY ({only.SqlName} IS NULL), {only.SqlName}{direction}, n",
                [{ Type: SqlType.Text } only] =>
                    $" ORDER BY ({only.SqlName} IS NULL), {dialect.Ordinal(only.SqlName)}{direction}, n",
                _ => null,
            },
        };
    }
}
