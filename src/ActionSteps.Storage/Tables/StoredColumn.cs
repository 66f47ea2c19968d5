using System.Globalization;
using ActionSteps.Sessions;
using ActionSteps.Storage.Sql;
using ActionSteps.Tables;

namespace ActionSteps.Storage.Tables;

/// <summary>
/// A column in the database: what a column of a bot's table holds of one type. A column whose type a newer version of the bot changes has
/// several, of which a record uses one.
/// </summary>
/// <param name="Number">The number in its table.</param>
/// <param name="Name">The column of the bot.</param>
/// <param name="Type">What it holds.</param>
internal sealed record StoredColumn(int Number, string Name, SqlType Type)
{
    /// <summary>The name in the database, ours.</summary>
    public string SqlName { get; } = string.Create(CultureInfo.InvariantCulture, $"c{Number}");

    /// <summary>The type that holds the values of a column.</summary>
    public static SqlType TypeOf(ColumnType? type) => type switch
    {
        ColumnType.Text or ColumnType.Date => SqlType.Text,
        ColumnType.Number => SqlType.Number,
        ColumnType.Boolean => SqlType.Boolean,
        _ => SqlType.Json,
    };

    /// <summary>The type that holds a value: the one of its column, or JSON for a value of another kind.</summary>
    public static SqlType TypeOf(ColumnType? type, Value value)
    {
        SqlType own = TypeOf(type);
        return (own == SqlType.Text && value.IsText) || (own == SqlType.Number && value.IsNumber) || (own == SqlType.Boolean && value.IsBoolean)
            ? own
            : SqlType.Json;
    }

    public SqlValue ToSql(Value value)
    {
        if (value.IsNullOrUndefined)
        {
            return SqlValue.Null(Type);
        }

        return Type switch
        {
            SqlType.Text => SqlValue.Text(value.ToString()),
            SqlType.Number when value.TryGetNumber(out double number) => SqlValue.Number(number),
            SqlType.Boolean when value.TryGetBoolean(out bool boolean) => SqlValue.Boolean(boolean),
            _ => SqlValue.Json(ValueJson.Write(value)),
        };
    }

    public Value Read(ISqlRows rows, int column) => rows.IsNull(column) ? Value.Null : Type switch
    {
        SqlType.Text => rows.Text(column),
        SqlType.Number => rows.Number(column),
        SqlType.Boolean => rows.Boolean(column),
        _ => Value.ParseJson(rows.Json(column)),
    };
}
