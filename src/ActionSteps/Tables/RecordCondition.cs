using ActionSteps.Sessions;

namespace ActionSteps.Tables;

/// <summary>One condition made ready to be asked about many values. Immutable.</summary>
internal sealed class RecordCondition
{
    private readonly TableOperator _operator;
    private readonly Value _operand;
    private readonly string _text;
    private readonly HashSet<Value>? _items;
    private readonly bool _isJson;

    public RecordCondition(TableDefinition definition, TableCondition condition)
    {
        Column = condition.Column;
        _operator = condition.Operator;
        _operand = condition.Value;
        _text = condition.Value.ToString();
        _isJson = definition.TypeOf(condition.Column) == ColumnType.Json;
        if (_operator == TableOperator.In && _operand.TryGetList(out ValueList? list))
        {
            _items = [.. list];
        }
    }

    public string Column { get; }

    /// <summary>Whether a value of the column, null for none, meets the condition.</summary>
    public bool Holds(Value value) => _operator switch
    {
        TableOperator.Exists => Exists(value),
        TableOperator.DoesNotExist => !Exists(value),
        TableOperator.DoesNotEqual => value.IsNullOrUndefined || _operand.IsNullOrUndefined || value != _operand,
        _ => !value.IsNullOrUndefined && !_operand.IsNullOrUndefined && Compares(value),
    };

    private static bool Exists(Value value) => !value.IsNullOrUndefined && value != Value.EmptyText;

    private bool Compares(Value value) => _operator switch
    {
        TableOperator.Equals => value == _operand,
        TableOperator.In => _items?.Contains(value) == true,
        TableOperator.GreaterThan => ValueOrder.TryCompare(value, _operand, out int order) && order > 0,
        TableOperator.GreaterThanOrEquals => ValueOrder.TryCompare(value, _operand, out int order) && order >= 0,
        TableOperator.LowerThan => ValueOrder.TryCompare(value, _operand, out int order) && order < 0,
        TableOperator.LowerThanOrEquals => ValueOrder.TryCompare(value, _operand, out int order) && order <= 0,

        // An empty part is no value to compare with, as a filter on it would find every record.
        _ when _text.Length == 0 => false,
        TableOperator.Contains => Contains(value),
        TableOperator.DoesNotContain => !Contains(value),
        TableOperator.StartsWith => value.ToString().StartsWith(_text, StringComparison.Ordinal),
        TableOperator.EndsWith => value.ToString().EndsWith(_text, StringComparison.Ordinal),
        _ => false,
    };

    private bool Contains(Value value)
    {
        if (_isJson && value.TryGetList(out ValueList? list))
        {
            return list.Any(item => item == _operand || (item.Depth == 0 && item.ToString() == _text));
        }

        return _isJson && value.TryGetObject(out ValueObject? members)
            ? members.ContainsKey(_text)
            : value.ToString().Contains(_text, StringComparison.OrdinalIgnoreCase);
    }
}
