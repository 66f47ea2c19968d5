using ActionSteps.Sessions;

namespace ActionSteps.Tables;

/// <summary>A filter made ready to be asked about many records. Immutable.</summary>
internal sealed class RecordFilter
{
    private readonly RecordCondition[] _conditions;
    private readonly bool _any;

    public RecordFilter(TableDefinition definition, TableFilter filter)
    {
        _conditions = [.. filter.Conditions.Select(condition => new RecordCondition(definition, condition))];
        _any = filter.Match == TableMatch.Any && _conditions.Length > 0;
    }

    /// <summary>Whether the record meets the conditions.</summary>
    public bool Finds(TableRecord record)
    {
        foreach (RecordCondition condition in _conditions)
        {
            Value value = record.Read(condition.Column);
            if (condition.Holds(value) == _any)
            {
                return _any;
            }
        }

        return !_any;
    }
}
