using ActionSteps.Sessions;
using ActionSteps.Storage.Sql;
using ActionSteps.Tables;

namespace ActionSteps.Storage.Tables;

/// <summary>Definitions of tables as JSON, with names of our own. Unknown members are passed over.</summary>
internal static class DefinitionJson
{
    public static ReadOnlyMemory<byte> Write(TableDefinition definition)
    {
        Value columns = Value.List(ValueList.Create(definition.Columns.Select(column => Value.Object(
            ("name", column.Name),
            ("type", NameOf(column.Type)),
            ("required", column.Required),
            ("defaultValue", column.DefaultValue)))));
        Value json = Value.Object(("name", definition.Name), ("id", definition.Id), ("columns", columns));
        return ValueJson.Write(json);
    }

    public static TableDefinition Read(ReadOnlySpan<byte> utf8)
    {
        Value json = Value.ParseJson(utf8);
        IEnumerable<Value> columns = json["columns"].TryGetList(out ValueList? list) ? list : [];
        return new TableDefinition(json["name"].ToString(), [.. columns.Select(ReadColumn)])
        {
            Id = json["id"].TryGetText(out string? id) ? id : null,
        };
    }

    private static TableColumn ReadColumn(Value column) => new(column["name"].ToString(), TypeOf(column["type"].ToString()))
    {
        Required = column["required"] == Value.True,
        DefaultValue = column["defaultValue"],
    };

    private static string NameOf(ColumnType type) => type switch
    {
        ColumnType.Text => "text",
        ColumnType.Number => "number",
        ColumnType.Boolean => "boolean",
        ColumnType.Date => "date",
        _ => "json",
    };

    private static ColumnType TypeOf(string name) => name switch
    {
        "text" => ColumnType.Text,
        "number" => ColumnType.Number,
        "boolean" => ColumnType.Boolean,
        "date" => ColumnType.Date,
        _ => ColumnType.Json,
    };
}
