using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Testing;
using ActionSteps.Tests.Conversations.Durability;
using ActionSteps.Tests.Support;

namespace ActionSteps.Storage.Tests.Faults;

/// <summary>What is stored of one conversation is damaged, by a disk or by a hand: it is named, and nobody else suffers from it.</summary>
public sealed class DamagedConversationTests
{
    private const string Damaged = "damaged";
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly VirtualClock Clock = new();

    private static readonly BotDefinition Echo = new(
        "bot",
        [
            new InputBlock("ask", "said") { GoTo = "echo" },
            Chat.Says("start", "Hello.", "ask"),
            Chat.Says("echo", "{said}", "ask"),
        ])
    { Start = "start" };

    [Theory]
    [LocalStore("conversations SET state = '{\"variab'", "state", "$")]
    [LocalStore("conversations SET state = ''", "state", "$")]
    [LocalStore("conversations SET state = 'null'", "state", "$")]
    [LocalStore("conversations SET state = '[]'", "state", "$")]
    [LocalStore("conversations SET state = '{}'", "state", "$.format")]
    [LocalStore("conversations SET state = '{\"format\":1,\"id\":\"damaged\",\"version\":\"two\"}'", "state", "$.version")]
    [LocalStore("conversations SET state = replace(state, 'damaged', 'sound')", "state", "$.id")]
    [LocalStore("conversations SET state = CAST(x'7b22ff' AS TEXT)", "state", "$")]
    [LocalStore("conversations SET state = CAST(x'00' AS BLOB)", "state", "$")]
    [LocalStore("conversations SET state = 7", "state", "$")]
    [LocalStore("conversations SET checkpoint = '{'", "checkpoint", "$")]
    [LocalStore("conversations SET checkpoint = '{\"format\":1}'", "checkpoint", "$.entry")]
    [LocalStore("outbox SET item = '\"sorry\"'", "outbox", "$")]
    [LocalStore("outbox SET item = '{\"format\":1,\n\"sequence\":1}'", "outbox", "$")]
    [LocalStore("inbox SET item = '{\"format\":1,\"id\":5}'", "inbox", "$.id")]
    [LocalStore("inbox SET item = '\n'", "inbox", "$")]
    [ServerStore("conversations SET state = '{\"variab'", "state", "$")]
    [ServerStore("conversations SET state = ''", "state", "$")]
    [ServerStore("conversations SET state = '{}'", "state", "$.format")]
    [ServerStore("conversations SET state = replace(state, 'damaged', 'sound')", "state", "$.id")]
    [ServerStore("conversations SET checkpoint = '{\"format\":1}'", "checkpoint", "$.entry")]
    [ServerStore("outbox SET item = '\"sorry\"'", "outbox", "$")]
    [ServerStore("outbox SET item = '{\"format\":1,\n\"sequence\":1}'", "outbox", "$")]
    [ServerStore("inbox SET item = '{\"format\":1,\"id\":5}'", "inbox", "$.id")]
    [ServerStore("inbox SET item = '\n'", "inbox", "$")]
    public async Task Damage_is_named_with_conversation_part_and_place(string kind, string damage, string part, string place)
    {
        await using BareStore bare = new(kind, Clock);
        await FillAsync(bare.Store, Damaged);
        await FillAsync(bare.Store, "sound");
        await bare.ExecuteAsync($"UPDATE actionsteps_{damage} WHERE {(damage.StartsWith("conv", StringComparison.Ordinal) ? "id" : "conversation")} = '{Damaged}'");

        ConversationFormatException fault = await Assert.ThrowsAsync<ConversationFormatException>(
            async () => await bare.Store.LoadAsync(Damaged, null, CancellationToken.None));

        Assert.Equal((Damaged, part, place), (fault.ConversationId, fault.Part, fault.Place));
        Assert.StartsWith($"The {part} of conversation \"{Damaged}\" cannot be read: {place} ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("backup", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await bare.Store.LoadAsync("sound", null, CancellationToken.None)).State.Version);
        Assert.Contains(Damaged, (await WorkAsync(bare.Store)).Select(work => work.ConversationId));
        Assert.True(await bare.Store.DeleteAsync(Damaged, CancellationToken.None));
        Assert.Equal(0, (await bare.Store.LoadAsync(Damaged, null, CancellationToken.None)).State.Version);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_newer_version_is_named_and_not_called_damage(string kind)
    {
        await using BareStore bare = new(kind, Clock);
        await FillAsync(bare.Store, Damaged);
        await bare.ExecuteAsync("UPDATE actionsteps_conversations SET state = '{\"format\":2}'");

        ConversationFormatException fault = await Assert.ThrowsAsync<ConversationFormatException>(
            async () => await bare.Store.LoadAsync(Damaged, null, CancellationToken.None));

        Assert.Contains("newer version", fault.Message, StringComparison.Ordinal);
        Assert.Contains(Damaged, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("backup", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [LocalStore("history SET entries = '{}'", "history")]
    [LocalStore("history SET run = '[1]'", "journal")]
    [ServerStore("history SET entries = '{}'", "history")]
    [ServerStore("history SET run = '[1]'", "journal")]
    public async Task Damaged_records_are_named_and_keep_no_turn_from_going_on(string kind, string damage, string part)
    {
        VirtualClock clock = new();
        await using BareStore bare = new(kind, clock);
        RecordingChannel channel = new();
        await using ConversationRunner runner = Runner(bare.Store, clock, channel);
        await runner.HandleAsync(Damaged, new UserText("hi"), CancellationToken.None);
        await bare.ExecuteAsync($"UPDATE actionsteps_{damage}");

        ConversationFormatException fault = await Assert.ThrowsAsync<ConversationFormatException>(async () =>
        {
            await runner.ReadTranscriptAsync(Damaged, CancellationToken.None);
            await runner.ReadRunsAsync(Damaged, long.MaxValue, 10, CancellationToken.None);
        });
        await runner.HandleAsync(Damaged, new UserText("more"), CancellationToken.None);

        Assert.Equal((Damaged, part), (fault.ConversationId, fault.Part));
        Assert.Equal(["Hello.", "more"], channel.Texts);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task A_damaged_conversation_is_left_alone_for_longer_and_longer_and_goes_on_when_it_is_repaired(string kind)
    {
        VirtualClock clock = new();
        await using BareStore bare = new(kind, clock);
        RecordingChannel channel = new();
        LoadCounter counter = new(bare.Store, Damaged);
        await using ConversationRunner runner = Runner(counter, clock, channel);
        await using ConversationWorker worker = new(runner);
        await runner.HandleAsync(Damaged, new UserText("hi"), CancellationToken.None);
        await bare.ExecuteAsync("UPDATE actionsteps_conversations SET state = '!' || state");
        await worker.StartAsync(CancellationToken.None);
        counter.Count = 0;

        Assert.True(await runner.AcceptAsync(Damaged, Message("m-1", "kept"), CancellationToken.None));
        Assert.True(await runner.AcceptAsync("sound", Message("m-1", "hi"), CancellationToken.None));
        await PassAsync(clock, worker, TimeSpan.FromMinutes(10));
        int loads = counter.Count;
        bool isHealthy = worker.Health.IsHealthy;
        ConversationFormatException fault = await Assert.ThrowsAsync<ConversationFormatException>(
            async () => await runner.HandleAsync(Damaged, new UserText("hello?"), CancellationToken.None));
        await bare.ExecuteAsync($"UPDATE actionsteps_conversations SET state = substr(state, 2) WHERE id = '{Damaged}'");
        await PassAsync(clock, worker, TimeSpan.FromMinutes(6));

        // At once, then after pauses of 1, 2, 4 … seconds up to 5 minutes.
        Assert.InRange(loads, 8, 14);
        Assert.True(isHealthy);
        Assert.Equal(Damaged, fault.ConversationId);
        Assert.Equal(["Hello.", "Hello.", "kept"], channel.Texts);
    }

    [Theory]
    [LocalStore]
    [ServerStore]
    public async Task Parked_items_that_cannot_be_read_do_not_hide_the_others_and_can_be_dropped(string kind)
    {
        await using BareStore bare = new(kind, Clock);
        foreach (string id in (string[])["a", "b", "c"])
        {
            await FillAsync(bare.Store, id, isParked: true);
        }

        await bare.ExecuteAsync("UPDATE actionsteps_inbox SET item = '{' WHERE conversation = 'b'");
        await bare.ExecuteAsync("UPDATE actionsteps_outbox SET item = '[]' WHERE conversation = 'b'");

        List<ParkedItem> found = [];
        while (await bare.Store.ListParkedAsync(found.LastOrDefault(), 1, CancellationToken.None) is [ParkedItem next])
        {
            found.Add(next);
        }

        Assert.Equal(["a", "a", "b", "b", "c", "c"], found.Select(item => item.ConversationId));
        Assert.Equal([null, null, false, true, null, null], found.Select(item => item.Damage?.IsEffect));
        Assert.Contains("\"b\"", found[2].Damage?.Problem, StringComparison.Ordinal);
        foreach (ParkedItem damaged in found[2..4])
        {
            ConversationFormatException fault = await Assert.ThrowsAsync<ConversationFormatException>(
                async () => await bare.Store.ResolveParkedAsync(damaged, ParkedResolution.Retry, CancellationToken.None));
            Assert.Equal("b", fault.ConversationId);
            Assert.True(await bare.Store.ResolveParkedAsync(damaged, ParkedResolution.Drop, CancellationToken.None));
        }

        Assert.Equal(4, (await bare.Store.ListParkedAsync(null, 10, CancellationToken.None)).Count);
    }

    private static ConversationRunner Runner(IConversationStore store, VirtualClock clock, RecordingChannel channel)
    {
        Ports services = new(channel);
        return new ConversationRunner(Echo, new BlockExecutor(services, new ExecutionOptions { Clock = clock }), store, services);
    }

    private static async Task PassAsync(VirtualClock clock, ConversationWorker worker, TimeSpan time)
    {
        for (TimeSpan passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await worker.WhenIdleAsync(CancellationToken.None);
        }
    }

    private static async Task FillAsync(IConversationStore store, string id, bool isParked = false)
    {
        ConversationCommit commit = new()
        {
            ConversationId = id,
            Version = 0,
            Worker = "worker",
            State = new ConversationState { Id = id, Version = 1, Variables = ValueObject.Create(("a", 1)), LastActivity = Noon, EffectCount = 1 },
            Outbox = [new OutboxItem(1, "key", new TextMessage("hello")) { IsParked = isParked }],
        };
        Assert.True(await store.TryCommitAsync(commit, CancellationToken.None));
        Assert.True(await store.AcceptAsync(id, new InboxEntry("m", Noon) { Message = Message("m", "hi"), IsParked = isParked }, CancellationToken.None));
    }

    private static IncomingMessage Message(string id, string text) => new(new UserText(text)) { Id = id };

    private static async Task<IReadOnlyList<ConversationWork>> WorkAsync(IConversationStore store) =>
        await store.ListWorkAsync(new WorkQuery("anybody", DateTimeOffset.MaxValue, 10), CancellationToken.None);

    private sealed class LoadCounter(IConversationStore inner, string id) : StoreDecorator(inner)
    {
        public int Count { get; set; }

        public override ValueTask<StoredConversation> LoadAsync(string conversationId, string? messageId, CancellationToken cancellationToken)
        {
            Count += conversationId == id ? 1 : 0;
            return base.LoadAsync(conversationId, messageId, cancellationToken);
        }
    }
}
