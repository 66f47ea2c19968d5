using System.Globalization;
using ActionSteps.Sessions;
using ActionSteps.Storage.Sql;
using ActionSteps.Tables;

namespace ActionSteps.Storage.Tables;

/// <summary>
/// Says in SQL what a condition says, where SQL can say exactly that; everything else is left to <see cref="RecordFilter"/>, as in memory.
/// </summary>
internal static class ConditionSql
{
    private const long TicksPerMillisecond = TimeSpan.TicksPerMillisecond;

    // From here on the order of UTF-16 units is not that of code points.
    private const char FirstSurrogate = '\ud800';

    /// <summary>Appends the condition; <c>null</c> when SQL cannot say it.</summary>
    public static Action<SqlText>? Of(TableLayout layout, TableCondition condition)
    {
        if (condition.Value.IsNullOrUndefined && condition.Operator is not (TableOperator.Exists or TableOperator.DoesNotExist))
        {
            return Always(condition.Operator == TableOperator.DoesNotEqual);
        }

        switch (condition.Column)
        {
            case TableRecord.IdField:
                return OfText("id", condition);
            case TableRecord.CreatedAtField:
                return OfMoment("created", condition);
            case TableRecord.UpdatedAtField:
                return OfMoment("updated", condition);
        }

        StoredColumn[] stored = [.. layout.Of(condition.Column)];
        return stored switch
        {
            [] => Always(condition.Operator is TableOperator.DoesNotEqual or TableOperator.DoesNotExist),
            [{ Type: SqlType.Text } only] => OfText(only.SqlName, condition),
            [{ Type: SqlType.Number } only] => OfNumber(only.SqlName, condition),
            [{ Type: SqlType.Boolean } only] => OfBoolean(only.SqlName, condition),
            [{ } only] => Existence(only.SqlName, condition.Operator, empty: "'\"\"'"),
            _ => null,
        };
    }

    private static Action<SqlText> Always(bool holds) => sql => sql.Append(holds ? "1 = 1" : "1 = 0");

    private static Action<SqlText>? OfText(string column, TableCondition condition)
    {
        if (condition.Operator == TableOperator.In)
        {
            return In(column, condition.Value, static item => item.TryGetText(out string? text) ? SqlValue.Text(text) : null);
        }

        if (!condition.Value.TryGetText(out string? operand))
        {
            return Existence(column, condition.Operator, empty: "''");
        }

        bool isOrdered = !operand.AsSpan().ContainsAnyInRange(FirstSurrogate, char.MaxValue);
        if (condition.Operator == TableOperator.StartsWith && isOrdered && operand.Length > 0 && EncodedText.IsPlain(operand))
        {
            return sql => sql.Append("substr(").Append(column).Append(", 1, ").Append(operand.Length).Append(") = ").Append(SqlValue.Text(operand));
        }

        return Comparison(column, condition.Operator, SqlValue.Text(operand), isOrdered) ?? Existence(column, condition.Operator, empty: "''");
    }

    private static Action<SqlText>? OfNumber(string column, TableCondition condition) => condition.Operator == TableOperator.In
        ? In(column, condition.Value, static item => item.TryGetNumber(out double number) ? SqlValue.Number(number) : null)
        : condition.Value.TryGetNumber(out double operand)
            && Comparison(column, condition.Operator, SqlValue.Number(operand), isOrdered: true) is { } comparison
            ? comparison
            : Existence(column, condition.Operator, empty: null);

    private static Action<SqlText>? OfBoolean(string column, TableCondition condition) => condition.Operator == TableOperator.In
        ? In(column, condition.Value, static item => item.TryGetBoolean(out bool boolean) ? SqlValue.Boolean(boolean) : null)
        : condition.Value.TryGetBoolean(out bool operand)
            && Comparison(column, condition.Operator, SqlValue.Boolean(operand), isOrdered: true) is { } comparison
            ? comparison
            : Existence(column, condition.Operator, empty: null);

    /// <summary>Times are compared as messages print them: to the millisecond.</summary>
    private static Action<SqlText>? OfMoment(string column, TableCondition condition)
    {
        bool isMoment = condition.Value.TryGetText(out string? text)
            & DateTimeOffset.TryParseExact(
                text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment);
        string milliseconds = string.Create(CultureInfo.InvariantCulture, $"({column} / {TicksPerMillisecond})");
        return isMoment
            && Comparison(milliseconds, condition.Operator, SqlValue.Integer(moment.UtcTicks / TicksPerMillisecond), isOrdered: true) is { } comparison
                ? comparison
                : Existence(column, condition.Operator, empty: null);
    }

    private static Action<SqlText>? Comparison(string column, TableOperator comparison, SqlValue operand, bool isOrdered) => comparison switch
    {
        TableOperator.Equals => sql => sql.Append(column).Append(" = ").Append(operand),
        TableOperator.DoesNotEqual => sql => sql.Append("(").Append(column).Append(" IS NULL OR ").Append(column).Append(" <> ").Append(operand).Append(")"),
        TableOperator.GreaterThan when isOrdered => sql => sql.Append(column).Append(" > ").Append(operand),
        TableOperator.GreaterThanOrEquals when isOrdered => sql => sql.Append(column).Append(" >= ").Append(operand),
        TableOperator.LowerThan when isOrdered => sql => sql.Append(column).Append(" < ").Append(operand),
        TableOperator.LowerThanOrEquals when isOrdered => sql => sql.Append(column).Append(" <= ").Append(operand),
        _ => null,
    };

    private static Action<SqlText>? Existence(string column, TableOperator comparison, string? empty) => comparison switch
    {
        TableOperator.Exists when empty is null => sql => sql.Append(column).Append(" IS NOT NULL"),
        TableOperator.Exists => sql => sql.Append(column).Append(" <> ").Append(empty),
        TableOperator.DoesNotExist when empty is null => sql => sql.Append(column).Append(" IS NULL"),
        TableOperator.DoesNotExist => sql => sql.Append("(").Append(column).Append(" IS NULL OR ").Append(column).Append(" = ").Append(empty).Append(")"),
        _ => null,
    };

    private static Action<SqlText>? In(string column, Value operand, Func<Value, SqlValue?> convert)
    {
        if (!operand.TryGetList(out ValueList? list))
        {
            return Always(false);
        }

        SqlValue[] items = [.. list.Select(convert).OfType<SqlValue>()];
        return items.Length == 0 ? Always(false) : sql =>
        {
            sql.Append(column).Append(" IN (");
            for (int i = 0; i < items.Length; i++)
            {
                sql.Append(i == 0 ? "" : ", ").Append(items[i]);
            }

            sql.Append(")");
        };
    }
}
