using ActionSteps.Conversations;
using ActionSteps.Sessions;
using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Tables;

namespace ActionSteps.Storage.Tests.PostgreSql;

public sealed class PostgreSqlDatabaseTests
{
    private static readonly Table Notes = new("bot", "LIVE", new TableDefinition("notes", [new TableColumn("text", ColumnType.Text)]));

    [PostgreSqlFact]
    public async Task Processes_that_make_the_tables_at_the_same_time_do_not_disturb_each_other()
    {
        string schema = PostgreSqlServer.NewSchema();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            await using PostgreSqlDatabase database = new(schema);
            await InsertAsync(new PostgreSqlTableStore(database), $"{i}");
        })));

        await using PostgreSqlDatabase last = new(schema);
        Assert.Equal(8, (await TextsAsync(new PostgreSqlTableStore(last))).Length);
    }

    [PostgreSqlFact]
    public async Task Nodes_that_handle_the_messages_of_the_same_conversations_count_each_once()
    {
        string schema = PostgreSqlServer.NewSchema();
        await Task.WhenAll(((string[])["ann", "bo", "ann"]).Select(name => Task.Run(async () =>
        {
            await using PostgreSqlDatabase node = new(schema);
            PostgreSqlConversationStore store = new(node);
            for (int i = 0; i < 60; i++)
            {
                while (!await TryHandleAsync(store, $"c-{i % 4}", $"{name}-{i}"))
                {
                    // Another node was faster.
                }
            }
        })));

        await using PostgreSqlDatabase last = new(schema);
        for (int i = 0; i < 4; i++)
        {
            StoredConversation stored = await new PostgreSqlConversationStore(last).LoadAsync($"c-{i}", null, CancellationToken.None);
            Assert.Equal((30, 30), (stored.State.Variables["n"], stored.State.Version));
        }
    }

    [PostgreSqlFact]
    public async Task A_newer_version_is_refused()
    {
        string schema = PostgreSqlServer.NewSchema();
        await using (PostgreSqlDatabase first = new(schema))
        {
            await first.PrepareAsync(CancellationToken.None);
        }

        PostgreSqlServer.Execute(schema, "UPDATE actionsteps_meta SET value = 99 WHERE name = 'schema'");

        await using PostgreSqlDatabase database = new(schema);
        StorageException refused = await Assert.ThrowsAsync<StorageException>(async () => await database.PrepareAsync(CancellationToken.None));
        Assert.Equal(StorageFailure.NewerSchema, refused.Failure);
        Assert.Contains("version 99", refused.Message, StringComparison.Ordinal);
    }

    [PostgreSqlFact]
    public async Task A_database_of_the_version_before_recordings_gets_them_and_keeps_what_it_has()
    {
        string schema = PostgreSqlServer.NewSchema();
        await using (PostgreSqlDatabase first = new(schema))
        {
            Assert.True(await new PostgreSqlConversationStore(first).TryCommitAsync(RecordedCommit.Of(0, isRecorded: false), CancellationToken.None));
        }

        PostgreSqlServer.Execute(schema, "ALTER TABLE actionsteps_history DROP COLUMN recording");
        PostgreSqlServer.Execute(schema, "UPDATE actionsteps_meta SET value = 1 WHERE name = 'schema'");

        await using PostgreSqlDatabase database = new(schema);
        await RecordedCommit.CheckMigratedAsync(new PostgreSqlConversationStore(database));
    }

    [PostgreSqlFact]
    public async Task Tables_of_others_under_our_names_are_refused_and_left_as_they_are()
    {
        string schema = PostgreSqlServer.NewSchema();
        PostgreSqlServer.Execute(schema, "CREATE TABLE actionsteps_tables (mine integer)");

        await using PostgreSqlDatabase database = new(schema);
        StorageException refused = await Assert.ThrowsAsync<StorageException>(async () => await database.PrepareAsync(CancellationToken.None));
        Assert.Equal(StorageFailure.Foreign, refused.Failure);
        PostgreSqlServer.Execute(schema, "SELECT mine FROM actionsteps_tables");
    }

    [PostgreSqlFact]
    public async Task A_lost_connection_is_a_reason_to_try_again_and_the_next_call_succeeds()
    {
        string schema = PostgreSqlServer.NewSchema() + ";Application Name=victim";
        await using PostgreSqlDatabase database = new(schema);
        PostgreSqlTableStore store = new(database);
        await InsertAsync(store, "a");
        PostgreSqlServer.Execute(
            schema.Replace("victim", "killer", StringComparison.Ordinal),
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'victim'");

        StorageException? lost = await Record.ExceptionAsync(() => InsertAsync(store, "b")) as StorageException;
        Assert.True(lost is { IsRetriable: true, Failure: StorageFailure.Unavailable }, $"{lost}");

        await InsertAsync(store, "b");
        Assert.Equal(["a", "b"], await TextsAsync(store));
    }

    [PostgreSqlFact]
    public async Task A_database_that_takes_no_changes_says_so()
    {
        await using PostgreSqlDatabase database = new(PostgreSqlServer.NewSchema() + ";Options=-c default_transaction_read_only=on");

        StorageException refused = await Assert.ThrowsAsync<StorageException>(async () => await database.PrepareAsync(CancellationToken.None));

        Assert.Equal(StorageFailure.ReadOnly, refused.Failure);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_without_the_password()
    {
        await using PostgreSqlDatabase database = new("Host=127.0.0.1;Port=1;Database=bots;Username=ann;Password=hunter2;Timeout=2");

        StorageException missing = await Assert.ThrowsAsync<StorageException>(async () => await database.PrepareAsync(CancellationToken.None));

        Assert.Equal(StorageFailure.Unavailable, missing.Failure);
        Assert.True(missing.IsRetriable);
        Assert.Contains("127.0.0.1/bots", missing.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", missing.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_have_ranges() =>
        Assert.Throws<ArgumentException>(() => new PostgreSqlDatabase("Host=x", new PostgreSqlOptions { MaxRetries = 101 }));

    private static async Task<bool> TryHandleAsync(PostgreSqlConversationStore store, string id, string message)
    {
        StoredConversation stored = await store.LoadAsync(id, message, CancellationToken.None);
        stored.State.Variables["n"].TryGetNumber(out double n);
        ConversationState next = stored.State with { Version = stored.State.Version + 1, Variables = ValueObject.Create(("n", n + 1)) };
        return stored.IsHandled || await store.TryCommitAsync(
            new ConversationCommit { ConversationId = id, Version = stored.State.Version, Worker = "w", State = next, HandledMessage = message },
            CancellationToken.None);
    }

    private static async Task InsertAsync(PostgreSqlTableStore store, string text) => await store.InsertAsync(
        Notes, new TableInsert(ValueObject.Create(("text", text)), DateTimeOffset.UnixEpoch), CancellationToken.None);

    private static async Task<string[]> TextsAsync(PostgreSqlTableStore store) =>
    [
        .. (await store.SelectAsync(Notes, new TableQuery(TableFilter.Everything), CancellationToken.None))
            .Select(record => record.Read("text").ToString()),
    ];
}
