using System.Globalization;
using ActionSteps.Sessions;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Tables;

// A second process for tests: works on the same file as its parent, and says "done" when all went well.
switch (args)
{
    case ["insert", string file, string name, string count]:
        await InsertAsync(file, name, int.Parse(count, CultureInfo.InvariantCulture));
        break;
    default:
        Console.Error.WriteLine("insert <file> <name> <count>");
        return 2;
}

Console.WriteLine("done");
return 0;

static async Task InsertAsync(string file, string name, int count)
{
    using SqliteDatabase database = new(file);
    SqliteTableStore store = new(database);
    Table table = new("bot", "DRAFT", new TableDefinition("shared", [new TableColumn("who", ColumnType.Text), new TableColumn("n", ColumnType.Number)]));
    for (int i = 0; i < count; i++)
    {
        TableInsert insert = new(ValueObject.Create(("who", name), ("n", i)), DateTimeOffset.UnixEpoch)
        {
            IdempotencyKey = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}"),
        };
        await store.InsertAsync(table, insert, CancellationToken.None);
    }
}
