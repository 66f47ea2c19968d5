using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;
using Npgsql;

namespace ActionSteps.Storage.Tests.PostgreSql;

/// <summary>The connection to the server is lost in the middle of a call.</summary>
public sealed class PostgreSqlConnectionTests
{
    [PostgreSqlTheory]
    [InlineData(false, 10)]
    [InlineData(true, 10)]
    [InlineData(false, 1_000_000)]
    [InlineData(true, 1_000_000)]
    public async Task A_commit_whose_connection_is_lost_has_happened_or_not_and_can_be_made_again(bool isAfter, int length)
    {
        (CuttingProxy proxy, PostgreSqlDatabase database) = await OpenAsync();
        using CuttingProxy cutting = proxy;
        await using PostgreSqlDatabase disposed = database;
        PostgreSqlConversationStore store = new(database);
        Assert.True(await store.TryCommitAsync(Commit(0, length), CancellationToken.None));

        Cut(proxy, isAfter);
        StorageException lost = await Assert.ThrowsAsync<StorageException>(async () => await store.TryCommitAsync(Commit(1, length), CancellationToken.None));
        StoredConversation found = await store.LoadAsync("c", "m-1", CancellationToken.None);
        bool again = await store.TryCommitAsync(Commit(1, length), CancellationToken.None);
        StoredConversation last = await store.LoadAsync("c", "m-1", CancellationToken.None);

        Assert.Equal((StorageFailure.Unavailable, true), (lost.Failure, lost.IsRetriable));
        Assert.Contains("connection was lost", lost.Message, StringComparison.Ordinal);

        // Also a large one, which is sent in pieces.
        Assert.Equal((isAfter ? 2 : 1, isAfter, isAfter ? 2 : 1), (found.State.Version, found.IsHandled, found.Outbox.Count));
        Assert.Equal(!isAfter, again);
        Assert.Equal((2, true, 2), (last.State.Version, last.IsHandled, last.Outbox.Count));
    }

    [PostgreSqlTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_whose_accepting_is_lost_is_accepted_once_when_it_is_sent_again(bool isAfter)
    {
        (CuttingProxy proxy, PostgreSqlDatabase database) = await OpenAsync();
        using CuttingProxy cutting = proxy;
        await using PostgreSqlDatabase disposed = database;
        PostgreSqlConversationStore store = new(database);
        InboxEntry entry = new("m-1", DateTimeOffset.UnixEpoch) { Message = new IncomingMessage(new UserText("hi")) { Id = "m-1" } };

        Cut(proxy, isAfter);
        await Assert.ThrowsAsync<StorageException>(async () => await store.AcceptAsync("c", entry, CancellationToken.None));
        bool again = await store.AcceptAsync("c", entry, CancellationToken.None);

        Assert.Equal(!isAfter, again);
        Assert.Single((await store.LoadAsync("c", null, CancellationToken.None)).Inbox);
    }

    [PostgreSqlTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_conversation_whose_connections_are_lost_again_and_again_counts_each_message_once(bool isAfter)
    {
        (CuttingProxy proxy, PostgreSqlDatabase database) = await OpenAsync();
        using CuttingProxy cutting = proxy;
        await using PostgreSqlDatabase disposed = database;
        RecordingChannel channel = new();
        Ports services = new(channel);
        BotDefinition bot = new(
            "bot",
            [
                new ActionBlock("start", [new SetVariablesStep { Assignments = [new Assignment("n", "{n|increment}")] }]) { GoTo = "tell" },
                Chat.Says("tell", "{n}", "ask"),
                new InputBlock("ask", "said") { GoTo = "start" },
            ])
        { Start = "start" };
        await using ConversationRunner runner = new(bot, new BlockExecutor(services), new PostgreSqlConversationStore(database), services);

        for (int i = 1; i <= 20; i++)
        {
            IncomingMessage message = new(new UserText("hi")) { Id = $"m-{i}" };
            for (int attempt = 0; ; attempt++)
            {
                if (attempt == 0)
                {
                    Cut(proxy, isAfter);
                }

                try
                {
                    await runner.HandleAsync("c", message, CancellationToken.None);
                    break;
                }
                catch (StorageException lost) when (lost.IsRetriable && attempt < 5)
                {
                    // The channel sends it again.
                }
            }
        }

        Assert.Equal(20, (await runner.FindAsync("c", CancellationToken.None))?.Variables["n"]);
        Assert.Equal(
            Enumerable.Range(1, 20).Select(i => $"{i}"),
            channel.Deliveries.DistinctBy(delivery => delivery.Key).Select(delivery => ((TextMessage)delivery.Effect).Text));
    }

    [PostgreSqlFact]
    public async Task A_server_process_that_is_ended_between_two_statements_undoes_both()
    {
        string schema = PostgreSqlServer.NewSchema();
        await using PostgreSqlDatabase database = new(schema);
        PostgreSqlConversationStore store = new(database);
        Assert.True(await store.TryCommitAsync(Commit(0, 10), CancellationToken.None));

        // The second statement of a commit ends the process that executes it.
        PostgreSqlServer.Execute(schema, """
            CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(10); RETURN new; END';
            CREATE TRIGGER die BEFORE INSERT ON actionsteps_outbox FOR EACH ROW EXECUTE FUNCTION die();
            """);
        StorageException lost = await Assert.ThrowsAsync<StorageException>(async () => await store.TryCommitAsync(Commit(1, 10), CancellationToken.None));
        PostgreSqlServer.Execute(schema, "DROP TRIGGER die ON actionsteps_outbox");
        StoredConversation found = await store.LoadAsync("c", "m-1", CancellationToken.None);

        Assert.Equal((StorageFailure.Unavailable, true), (lost.Failure, lost.IsRetriable));
        Assert.Equal((1, false, 1), (found.State.Version, found.IsHandled, found.Outbox.Count));
        Assert.True(await store.TryCommitAsync(Commit(1, 10), CancellationToken.None));
    }

    private static void Cut(CuttingProxy proxy, bool isAfter)
    {
        if (isAfter)
        {
            proxy.CutAfter();
        }
        else
        {
            proxy.CutBefore();
        }
    }

    /// <summary>A database behind a proxy, with its tables made and its statements prepared.</summary>
    private static async Task<(CuttingProxy Proxy, PostgreSqlDatabase Database)> OpenAsync()
    {
        NpgsqlConnectionStringBuilder connection = new(PostgreSqlServer.NewSchema());
        CuttingProxy proxy = new(connection.Host ?? "");
        connection.Host = proxy.Folder;
        PostgreSqlDatabase database = new(connection.ConnectionString);
        PostgreSqlConversationStore store = new(database);
        for (int i = 0; i < 4; i++)
        {
            await store.LoadAsync("other", null, CancellationToken.None);
            await store.DeleteAsync("other", CancellationToken.None);
            await store.TryCommitAsync(Commit(0, 10) with { ConversationId = "other", State = new ConversationState { Id = "other" } }, CancellationToken.None);
        }

        return (proxy, database);
    }

    private static ConversationCommit Commit(long version, int length) => new()
    {
        ConversationId = "c",
        Version = version,
        Worker = "worker",
        State = new ConversationState
        {
            Id = "c", Version = version + 1, Variables = ValueObject.Create(("text", new string('x', length))), EffectCount = version + 1,
        },
        Outbox = [new OutboxItem(version + 1, $"key-{version}", new TextMessage("hello"))],
        HandledMessage = $"m-{version}",
    };
}
