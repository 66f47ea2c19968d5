using ActionSteps.Sessions;

namespace ActionSteps.Tables;

/// <summary>Turns the conditions of a step into a filter whose values have the types of the columns.</summary>
internal static class ConditionValues
{
    // Finding a part in a text takes the product of both lengths at worst.
    private const int LongestPart = 1_000;
    private const int MostItems = 1_000;

    /// <summary>The filter of a step.</summary>
    /// <exception cref="StepException">A column is unknown, or a value does not fit it.</exception>
    public static TableFilter FilterOf(
        TableDefinition definition, IReadOnlyList<ColumnCondition> conditions, TableMatch match, StepContext context) =>
        conditions.Count == 0
            ? TableFilter.Everything
            : new TableFilter([.. conditions.Select(condition => ConditionOf(definition, condition, context))], match);

    private static TableCondition ConditionOf(TableDefinition definition, ColumnCondition condition, StepContext context)
    {
        string column = condition.Column;
        ColumnType type = definition.TypeOf(column) ?? throw ColumnValues.Unknown(definition, column);
        if (condition.Operator is TableOperator.Exists or TableOperator.DoesNotExist)
        {
            return new TableCondition(column, condition.Operator, Value.Null);
        }

        if (!context.TryEvaluate(condition.Value, out Value value, $"conditions.{column}"))
        {
            // A condition that cannot be evaluated is false, as everywhere: nothing equals null.
            return new TableCondition(column, TableOperator.Equals, Value.Null);
        }

        Value operand = condition.Operator switch
        {
            TableOperator.In => ItemsOf(definition.Name, column, type, value),
            TableOperator.Contains or TableOperator.DoesNotContain or TableOperator.StartsWith or TableOperator.EndsWith =>
                PartOf(definition.Name, column, type, value),
            _ => ColumnConversion.Convert(definition.Name, column, type, value),
        };
        return new TableCondition(column, condition.Operator, operand);
    }

    private static Value PartOf(string table, string column, ColumnType type, Value value)
    {
        Value part = ColumnConversion.Convert(table, column, type == ColumnType.Json ? type : ColumnType.Text, value);
        int length = part.ToString().Length;
        return length == 0 ? Value.Null
            : length <= LongestPart ? part
            : throw TooMuch(table, column, $"a text to look for of at most {LongestPart} characters", length);
    }

    private static Value ItemsOf(string table, string column, ColumnType type, Value value)
    {
        if (value.IsNullOrUndefined)
        {
            return Value.Null;
        }

        ValueList items = value.TryGetList(out ValueList? list) ? list : Split(value.ToString());
        return items.Count <= MostItems
            ? Value.List(ValueList.Create(items.Select(item => ColumnConversion.Convert(table, column, type, item))))
            : throw TooMuch(table, column, $"at most {MostItems} values to be in", items.Count);
    }

    private static ValueList Split(string text) => ValueList.Create(text
        .Split(',', MostItems + 1, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(Value.Text));

    private static StepException TooMuch(string table, string column, string allowed, int actual) =>
        new(ErrorCodes.InvalidColumnValue, FormattableString.Invariant(
            $"The condition on column \"{column}\" of table \"{table}\" takes {allowed}, not {actual:N0}."));
}
