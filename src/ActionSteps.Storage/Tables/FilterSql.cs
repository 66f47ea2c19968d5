using ActionSteps.Storage.Sql;
using ActionSteps.Tables;

namespace ActionSteps.Storage.Tables;

/// <summary>A filter, divided into what SQL says exactly and what only <see cref="RecordFilter"/> can say. Immutable.</summary>
internal sealed class FilterSql
{
    private readonly Action<SqlText>[] _conditions;
    private readonly bool _any;

    public FilterSql(TableLayout layout, TableDefinition definition, TableFilter filter)
    {
        Action<SqlText>?[] conditions = [.. filter.Conditions.Select(condition => ConditionSql.Of(layout, condition))];
        _any = filter.Match == TableMatch.Any;
        bool isComplete = Array.TrueForAll(conditions, condition => condition is not null);

        // One condition that SQL cannot say may hold for any record when one is enough.
        _conditions = _any && !isComplete ? [] : [.. conditions.OfType<Action<SqlText>>()];
        Rest = isComplete ? null : new RecordFilter(definition, filter);
    }

    /// <summary>What is to be asked about the records that SQL finds; <c>null</c> when SQL finds exactly the right ones.</summary>
    public RecordFilter? Rest { get; }

    /// <summary>Appends <c>WHERE</c> with conditions; nothing when there are none.</summary>
    public void AppendTo(SqlText sql)
    {
        for (int i = 0; i < _conditions.Length; i++)
        {
            sql.Append(i == 0 ? " WHERE " : _any ? " OR " : " AND ");
            _conditions[i](sql);
        }
    }
}
