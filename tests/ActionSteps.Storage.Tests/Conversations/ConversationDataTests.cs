using ActionSteps.Conversations;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Storage.Tests.Support;
using SQLitePCL;

namespace ActionSteps.Storage.Tests.Conversations;

/// <summary>Large, odd and damaged data of conversations.</summary>
public sealed class ConversationDataTests
{
    private static readonly string[] Odd = ["", "a\0b", "\ud800", "'; DROP TABLE actionsteps_conversations; --", "😀\uffff", "a\nb", "\u2028"];

    [Fact]
    public Task Odd_ids_and_texts_come_back_from_SQLite_as_they_were() => KeepsOddAsync(new SqliteConversationStore(SharedSqlite.New()));

    [PostgreSqlFact]
    public Task Odd_ids_and_texts_come_back_from_PostgreSQL_as_they_were() => KeepsOddAsync(new PostgreSqlConversationStore(PostgreSqlServer.New()));

    [Fact]
    public Task A_session_of_ten_megabytes_comes_back_from_SQLite() => KeepsLargeAsync(new SqliteConversationStore(SharedSqlite.New()));

    [PostgreSqlFact]
    public Task A_session_of_ten_megabytes_comes_back_from_PostgreSQL() => KeepsLargeAsync(new PostgreSqlConversationStore(PostgreSqlServer.New()));

    [Fact]
    public async Task A_damaged_conversation_says_so_and_leaves_the_others_alone()
    {
        using SqliteDatabase database = SharedSqlite.New();
        SqliteConversationStore store = new(database);
        Assert.True(await store.TryCommitAsync(First("damaged"), CancellationToken.None));
        Assert.True(await store.TryCommitAsync(First("sound"), CancellationToken.None));
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(database.File, out sqlite3 connection));
        using (connection)
        {
            Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(connection, "UPDATE actionsteps_conversations SET state = '{\"variab' WHERE id = 'damaged'"));
        }

        await Assert.ThrowsAsync<ConversationFormatException>(async () => await store.LoadAsync("damaged", null, CancellationToken.None));
        Assert.Equal(1, (await store.LoadAsync("sound", null, CancellationToken.None)).State.Version);
    }

    [Fact]
    public async Task A_commit_that_finds_no_room_changes_nothing_and_the_next_one_succeeds()
    {
        using SqliteDatabase database = SharedSqlite.New(new SqliteOptions { MaxBytes = 400_000 });
        SqliteConversationStore store = new(database);
        Assert.True(await store.TryCommitAsync(First("c"), CancellationToken.None));
        ConversationCommit large = Next("c", 1, new string('x', 1_000_000)) with
        {
            HandledMessage = "m-1",
            Outbox = [new OutboxItem(1, "key", new TextMessage("hello"))],
        };

        StorageException full = await Assert.ThrowsAsync<StorageException>(async () => await store.TryCommitAsync(large, CancellationToken.None));
        Assert.Equal(StorageFailure.Full, full.Failure);
        StoredConversation stored = await store.LoadAsync("c", "m-1", CancellationToken.None);
        Assert.True(stored is { State.Version: 1, IsHandled: false, Outbox.Count: 0 });

        Assert.True(await store.TryCommitAsync(Next("c", 1, "small"), CancellationToken.None));
    }

    [Fact]
    public async Task Long_histories_and_many_handled_messages_do_not_grow_for_ever()
    {
        using SqliteDatabase database = SharedSqlite.New();
        SqliteConversationStore store = new(database);
        for (int i = 0; i < 300; i++)
        {
            ConversationCommit commit = Next("c", i, "x") with
            {
                HandledMessage = $"m-{i}", RememberedMessages = 10, MaxTranscript = 10,
                Transcript = [new TranscriptEntry(TranscriptActor.User, Value.Object(("text", $"{i}")), DateTimeOffset.UnixEpoch)],
            };
            Assert.True(await store.TryCommitAsync(commit with { State = State("c", i + 1, "x") with { TranscriptCount = i + 1 } }, CancellationToken.None));
        }

        Assert.InRange((await store.ReadTranscriptAsync("c", 1_000, CancellationToken.None)).Count, 10, 100);
        Assert.True((await store.LoadAsync("c", "m-299", CancellationToken.None)).IsHandled);
        Assert.True((await store.LoadAsync("c", "m-290", CancellationToken.None)).IsHandled);
        Assert.False((await store.LoadAsync("c", "m-100", CancellationToken.None)).IsHandled);
    }

    private static async Task KeepsOddAsync(IConversationStore store)
    {
        foreach (string odd in Odd)
        {
            string id = "c" + odd;
            InboxEntry entry = new("m" + odd, DateTimeOffset.UnixEpoch) { Message = new IncomingMessage(new UserText("hi")) { Id = "m" + odd } };
            Assert.True(await store.AcceptAsync(id, entry, CancellationToken.None));
            Assert.False(await store.AcceptAsync(id, entry, CancellationToken.None));
            Assert.True(await store.TryCommitAsync(First(id) with { HandledMessage = "n" + odd }, CancellationToken.None));

            StoredConversation stored = await store.LoadAsync(id, "n" + odd, CancellationToken.None);
            Assert.Equal((1, true, "m" + odd), (stored.State.Version, stored.IsHandled, Assert.Single(stored.Inbox).Id));
        }

        Assert.Equal(Odd.Length, (await store.ListConversationsAsync(null, 100, CancellationToken.None)).Intersect(Odd.Select(odd => "c" + odd)).Count());
    }

    private static async Task KeepsLargeAsync(IConversationStore store)
    {
        string large = new('é', 5_000_000);
        Assert.True(await store.TryCommitAsync(Next("c", 0, large), CancellationToken.None));

        Assert.Equal(large, (await store.LoadAsync("c", null, CancellationToken.None)).State.Variables["text"]);
    }

    private static ConversationCommit First(string id) => Next(id, 0, "first");

    private static ConversationCommit Next(string id, long version, string text) =>
        new() { ConversationId = id, Version = version, Worker = "worker", State = State(id, version + 1, text) };

    private static ConversationState State(string id, long version, string text) =>
        new() { Id = id, Version = version, Variables = ValueObject.Create(("text", text)), LastActivity = DateTimeOffset.UnixEpoch };
}
