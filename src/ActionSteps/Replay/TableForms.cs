using ActionSteps.Sessions;
using ActionSteps.Tables;

namespace ActionSteps.Replay;

/// <summary>Definitions and filters of tables in recordings.</summary>
internal static class TableForms
{
    public static Value Write(TableFilter filter) => Value.Object(
        ("match", Enum.GetName(filter.Match)),
        ("conditions", Value.List([.. filter.Conditions.Select(static condition =>
            Value.List(condition.Column, Enum.GetName(condition.Operator), condition.Value.IsUndefined ? Value.Null : condition.Value))])));

    public static Value Write(TableDefinition? definition) => definition is null ? Value.Null : Value.Object(
        ("name", definition.Name),
        ("id", definition.Id),
        ("columns", Value.List([.. definition.Columns.Select(Write)])));

    public static TableDefinition? Read(Value value) => value.TryGetObject(out _)
        ? new TableDefinition(
            value["name"].ToString(), value["columns"].TryGetList(out ValueList? columns) ? [.. columns.Select(ReadColumn)] : [])
        {
            Id = value["id"].TryGetText(out string? id) ? id : null,
        }
        : null;

    private static Value Write(TableColumn column) => Value.Object(
        ("name", column.Name),
        ("type", Enum.GetName(column.Type)),
        ("required", column.Required),
        ("defaultValue", column.DefaultValue));

    private static TableColumn ReadColumn(Value value) => new(
        value["name"].ToString(), Enum.TryParse(value["type"].ToString(), out ColumnType type) ? type : ColumnType.Text)
    {
        Required = value["required"] == Value.True,
        DefaultValue = value["defaultValue"],
    };
}
