using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Tests.Conversations.Durability;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;

namespace ActionSteps.Storage.Tests.Conversations;

/// <summary>Turns begin with what this process remembers of a conversation, and nobody notices but the clock.</summary>
public sealed class RecallTests : IAsyncDisposable
{
    private const string Out = "out";

    private readonly TemporaryFolder _folder = new(inMemory: true);
    private readonly List<SqliteDatabase> _databases = [];
    private readonly List<ConversationRunner> _runners = [];
    private readonly List<string> _outside = [];
    private int _messages;

    public async ValueTask DisposeAsync()
    {
        foreach (ConversationRunner runner in _runners)
        {
            await runner.DisposeAsync();
        }

        _databases.ForEach(database => database.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public async Task A_turn_after_another_one_is_one_commit_and_nothing_else()
    {
        (ConversationRunner runner, CountingStore store) = Process();
        await SayAsync(runner, "one");
        await SayAsync(runner, "two");
        store.Clear();

        await SayAsync(runner, "three");
        await SayAsync(runner, "four");

        Assert.Equal(["commit", "commit"], store.Calls);
        Assert.Equal("one two three four", await SaidAsync(runner));
    }

    [Fact]
    public async Task A_process_that_is_told_to_remember_nothing_loads_every_time()
    {
        (ConversationRunner runner, CountingStore store) = Process(new SqliteOptions { RecalledConversations = 0 });
        await SayAsync(runner, "one");
        await SayAsync(runner, "two");

        Assert.Equal(["load", "commit", "load", "commit"], store.Calls);
    }

    [Fact]
    public async Task Only_the_conversations_that_were_used_last_are_remembered()
    {
        (ConversationRunner runner, CountingStore store) = Process(new SqliteOptions { RecalledConversations = 2 });
        foreach (string id in (string[])["a", "b", "c", "b", "a", "c"])
        {
            await SayAsync(runner, "hi", id);
        }

        store.Clear();
        await SayAsync(runner, "hi", "a");
        await SayAsync(runner, "hi", "c");
        await SayAsync(runner, "hi", "b");

        Assert.Equal(["commit", "commit", "load", "commit"], store.Calls);
    }

    [Fact]
    public async Task A_large_session_is_not_kept_in_memory()
    {
        (ConversationRunner runner, CountingStore store) = Process();
        await SayAsync(runner, new string('x', 8_000));
        for (int i = 0; i < 4; i++)
        {
            await SayAsync(runner, new string('x', 8_000));
        }

        store.Clear();
        await SayAsync(runner, "one");

        Assert.Equal(["load", "commit"], store.Calls);
    }

    [Fact]
    public async Task Two_processes_in_turn_lose_nothing_although_each_remembers_its_own_last_turn()
    {
        (ConversationRunner one, _) = Process();
        (ConversationRunner other, _) = Process();
        foreach (string text in (string[])["a", "b", "c", "d", "e", "f"])
        {
            await SayAsync(_messages % 2 == 0 ? one : other, text);
        }

        Assert.Equal("a b c d e f", await SaidAsync(one));
        Assert.Equal(await SaidAsync(one), await SaidAsync(other));
    }

    [Fact]
    public async Task A_message_that_another_process_has_handled_is_not_handled_again()
    {
        (ConversationRunner one, _) = Process();
        (ConversationRunner other, _) = Process();
        IncomingMessage message = new(new UserPostback("again", "start", [])) { Id = "m-1" };
        await SayAsync(one, "zero");
        await SayAsync(one, "first");
        Assert.False((await other.HandleAsync("c", message, CancellationToken.None)).IsRepeated);

        Assert.True((await one.HandleAsync("c", message, CancellationToken.None)).IsRepeated);
        Assert.True((await one.HandleAsync("c", message, CancellationToken.None)).IsRepeated);

        Assert.Equal("zero first again", await SaidAsync(one));
    }

    [Fact]
    public async Task A_message_that_was_accepted_elsewhere_comes_first()
    {
        (ConversationRunner one, _) = Process();
        using SqliteDatabase database = new(_folder.File("bot.db"));
        await SayAsync(one, "zero");
        await SayAsync(one, "first");
        IncomingMessage waiting = new(new UserPostback("second", "start", [])) { Id = "m-2" };
        await new SqliteConversationStore(database).AcceptAsync(
            "c", new InboxEntry("m-2", DateTimeOffset.UnixEpoch) { Message = waiting }, CancellationToken.None);

        await SayAsync(one, "third");

        Assert.Equal("zero first second third", await SaidAsync(one));
    }

    [Fact]
    public async Task A_step_acts_outside_only_after_what_is_remembered_was_confirmed()
    {
        (ConversationRunner one, CountingStore store) = Process();
        (ConversationRunner other, _) = Process();
        await SayAsync(one, "a");
        await SayAsync(one, "b");
        await SayAsync(other, "c");
        store.Clear();

        await SayAsync(one, Out);
        Assert.Equal(["a b c out"], _outside);
        Assert.Equal(["load", "load", "renew", "checkpoint", "commit"], store.Calls);

        IncomingMessage repeated = new(new UserPostback(Out, "outside", [])) { Id = "m-1" };
        await other.HandleAsync("c", repeated, CancellationToken.None);
        await one.HandleAsync("c", repeated, CancellationToken.None);
        Assert.Equal(["a b c out", "a b c out out"], _outside);
    }

    [Fact]
    public async Task A_user_whom_another_process_has_erased_begins_anew()
    {
        (ConversationRunner one, _) = Process();
        (ConversationRunner other, CountingStore store) = Process();
        await SayAsync(one, "zero");
        await SayAsync(one, "first");
        Assert.Equal("zero first", await SaidAsync(other));
        Assert.True(await store.DeleteAsync("c", CancellationToken.None));

        await SayAsync(one, "anew");

        Assert.Equal("anew", await SaidAsync(one));
    }

    [Fact]
    public async Task What_was_erased_does_not_come_back_although_the_new_conversation_has_come_as_far()
    {
        (ConversationRunner one, _) = Process();
        (ConversationRunner other, CountingStore store) = Process();
        await SayAsync(one, "secret");
        await SayAsync(one, "old");
        Assert.True(await store.DeleteAsync("c", CancellationToken.None));
        await SayAsync(other, "new");
        await SayAsync(other, "newer");

        await SayAsync(one, "last");

        Assert.Equal("new newer last", await SaidAsync(one));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    public void How_many_are_remembered_has_limits(int most)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Process(new SqliteOptions { RecalledConversations = most }));

        Assert.Contains("RecalledConversations", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>A process of its own at the same file.</summary>
    private (ConversationRunner Runner, CountingStore Store) Process(SqliteOptions? options = null)
    {
        SqliteDatabase database = new(_folder.File("bot.db"), options);
        _databases.Add(database);
        CountingStore store = new(new SqliteConversationStore(database));
        DelegateStep outside = new(context => _outside.Add(context.Variables["said"].ToString().Trim()));
        BotDefinition bot = new("bot", [new ActionBlock("start", [Says]), new ActionBlock("outside", [Says, outside])]) { Start = "start" };
        ConversationRunner runner = new(bot, new BlockExecutor(), store);
        _runners.Add(runner);
        return (runner, store);
    }

    private static SetVariablesStep Says => new() { Assignments = [new Assignment("said", "{said} {internal.messageContent}")] };

    private async Task SayAsync(ConversationRunner runner, string text, string conversation = "c")
    {
        _messages++;
        await runner.HandleAsync(conversation, new UserPostback(text, text == Out ? "outside" : "start", []), CancellationToken.None);
    }

    private static async Task<string> SaidAsync(ConversationRunner runner) =>
        (await runner.FindAsync("c", CancellationToken.None))?.Variables["said"].ToString().Trim() ?? string.Empty;
}
