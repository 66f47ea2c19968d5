using ActionSteps.Conversations;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Tables;

namespace ActionSteps.Storage.Tests.Sqlite;

public sealed class SqliteProcessesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Processes_that_make_and_fill_one_file_at_the_same_time_lose_nothing()
    {
        string file = _folder.File("bot.db");

        // Two of the three have the same keys: each record is there once.
        await Task.WhenAll(
            SecondProcess.RunAsync("insert", file, "ann", "150"),
            SecondProcess.RunAsync("insert", file, "bo", "150"),
            SecondProcess.RunAsync("insert", file, "ann", "150"));

        using SqliteDatabase database = new(file);
        Table table = new(
            "bot", "DRAFT", new TableDefinition("shared", [new TableColumn("who", ColumnType.Text), new TableColumn("n", ColumnType.Number)]));
        IReadOnlyList<TableRecord> records = await new SqliteTableStore(database).SelectAsync(
            table, new TableQuery(TableFilter.Everything) { Limit = 1_000 }, CancellationToken.None);
        Assert.Equal(300, records.Count);
        Assert.Equal(300, records.Select(record => (record.Read("who"), record.Read("n"))).Distinct().Count());
    }

    [Fact]
    public async Task A_new_file_can_be_opened_by_many_at_the_same_time()
    {
        for (int round = 0; round < 20; round++)
        {
            string file = _folder.File(FormattableString.Invariant($"{round}.db"));
            using Barrier start = new(8);
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    using SqliteDatabase database = new(file);
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));
        }
    }

    [Fact]
    public async Task Processes_that_handle_the_messages_of_the_same_conversations_count_each_once()
    {
        string file = _folder.File("bot.db");

        // The first and the third handle the same messages.
        await Task.WhenAll(
            SecondProcess.RunAsync("count", file, "ann", "8", "15"),
            SecondProcess.RunAsync("count", file, "bo", "8", "15"),
            SecondProcess.RunAsync("count", file, "ann", "8", "15"));

        using SqliteDatabase database = new(file);
        SqliteConversationStore store = new(database);
        for (int i = 0; i < 8; i++)
        {
            StoredConversation stored = await store.LoadAsync($"c-{i}", null, CancellationToken.None);
            Assert.Equal((30, 30), (stored.State.Variables["n"], stored.State.Version));
        }
    }
}
