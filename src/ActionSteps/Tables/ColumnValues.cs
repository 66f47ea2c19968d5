using ActionSteps.Sessions;

namespace ActionSteps.Tables;

/// <summary>Turns the values of a step into the values of a record.</summary>
internal static class ColumnValues
{
    private const int MostShown = 20;

    /// <summary>A complete record: defaults first, then what the step says.</summary>
    /// <exception cref="StepException">A column is unknown, a value does not fit, or a required column has none.</exception>
    public static ValueObject ForInsert(TableDefinition definition, IReadOnlyList<ColumnAssignment> assignments, StepContext context)
    {
        ValueObject given = Resolve(definition, assignments, context);
        ValueObject.Builder values = new(definition.Columns.Count);
        foreach (TableColumn column in definition.Columns)
        {
            values.Set(column.Name, given.TryGetValue(column.Name, out Value value)
                ? value
                : ColumnConversion.Convert(definition.Name, column.Name, column.Type, column.DefaultValue));
        }

        return Complete(definition, values.ToObject());
    }

    /// <summary>What an update changes.</summary>
    /// <exception cref="StepException">A column is unknown, a value does not fit, or a required column would lose its value.</exception>
    public static ValueObject ForUpdate(TableDefinition definition, IReadOnlyList<ColumnAssignment> assignments, StepContext context) =>
        Complete(definition, Resolve(definition, assignments, context));

    /// <summary>The error of a column that the table does not have.</summary>
    public static StepException Unknown(TableDefinition definition, string column)
    {
        IEnumerable<string> known = definition.Columns.Take(MostShown).Select(item => $"\"{item.Name}\"");
        string more = definition.Columns.Count > MostShown ? " …" : string.Empty;
        return new StepException(
            ErrorCodes.UnknownColumn,
            $"Table \"{definition.Name}\" has no column \"{column}\". Its columns are {string.Join(", ", known)}{more}.");
    }

    private static ValueObject Resolve(TableDefinition definition, IReadOnlyList<ColumnAssignment> assignments, StepContext context)
    {
        ValueObject.Builder values = new(assignments.Count);
        foreach (ColumnAssignment assignment in assignments)
        {
            if (definition.FindColumn(assignment.Column) is not { } column)
            {
                throw definition.TypeOf(assignment.Column) is null
                    ? Unknown(definition, assignment.Column)
                    : new StepException(
                        ErrorCodes.UnknownColumn,
                        $"\"{assignment.Column}\" of table \"{definition.Name}\" is set by the table and cannot be written.");
            }

            Value value = context.Evaluate(assignment.Value, $"values.{column.Name}");
            values.Set(column.Name, ColumnConversion.Convert(definition.Name, column.Name, column.Type, value));
        }

        return values.ToObject();
    }

    private static ValueObject Complete(TableDefinition definition, ValueObject values)
    {
        foreach ((string name, Value value) in values)
        {
            if ((value.IsNullOrUndefined || value == Value.EmptyText) && definition.FindColumn(name) is { Required: true })
            {
                throw new StepException(
                    ErrorCodes.RequiredColumnMissing, $"Column \"{name}\" of table \"{definition.Name}\" is required and has no value.");
            }
        }

        return values;
    }
}
