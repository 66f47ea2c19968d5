using System.Globalization;
using ActionSteps.Conversations;
using ActionSteps.Sessions;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Tables;

// A second process for tests: works on the same file as its parent, and says "done" when all went well.
switch (args)
{
    case ["insert", string file, string name, string count]:
        await InsertAsync(file, name, int.Parse(count, CultureInfo.InvariantCulture));
        break;
    case ["count", string file, string name, string conversations, string messages]:
        await CountAsync(file, name, int.Parse(conversations, CultureInfo.InvariantCulture), int.Parse(messages, CultureInfo.InvariantCulture));
        break;
    case ["fill", string file]:
        Console.WriteLine(await FillAsync(file));
        return 0;
    default:
        Console.Error.WriteLine("insert <file> <name> <count> | count <file> <name> <conversations> <messages> | fill <file>");
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

static async Task CountAsync(string file, string name, int conversations, int messages)
{
    using SqliteDatabase database = new(file);
    SqliteConversationStore store = new(database);
    await Parallel.ForAsync(0, conversations, async (c, _) =>
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"c-{c}");
        for (int m = 0; m < messages; m++)
        {
            string message = string.Create(CultureInfo.InvariantCulture, $"{name}-{m}");
            while (!await TryHandleAsync(store, id, message))
            {
                // Somebody else was faster; what they have written is counted on.
            }
        }
    });
}

static async Task<string> FillAsync(string file)
{
    int committed = 0;
    try
    {
        using SqliteDatabase database = new(file);
        SqliteConversationStore store = new(database);
        for (; committed < 10_000; committed++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"c-{committed}");
            ConversationState state = new() { Id = id, Version = 1, Variables = ValueObject.Create(("text", new string('x', 10_000))) };
            await store.TryCommitAsync(new ConversationCommit { ConversationId = id, Version = 0, Worker = "w", State = state }, CancellationToken.None);
        }

        return "The file took everything.";
    }
    catch (ActionSteps.StorageException failure)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{committed} {failure.Failure} {failure.Message}");
    }
}

static async Task<bool> TryHandleAsync(IConversationStore store, string id, string message)
{
    StoredConversation stored = await store.LoadAsync(id, message, CancellationToken.None);
    if (stored.IsHandled)
    {
        return true;
    }

    stored.State.Variables["n"].TryGetNumber(out double n);
    return await store.TryCommitAsync(
        new ConversationCommit
        {
            ConversationId = id,
            Version = stored.State.Version,
            Worker = "worker",
            State = stored.State with { Version = stored.State.Version + 1, Variables = ValueObject.Create(("n", n + 1)) },
            HandledMessage = message,
        },
        CancellationToken.None);
}
