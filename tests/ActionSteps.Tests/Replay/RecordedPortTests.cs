using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Knowledge;
using ActionSteps.Offload;
using ActionSteps.Replay;
using ActionSteps.Tables;
using ActionSteps.Testing;
using ActionSteps.Testing.Api;
using ActionSteps.Tests.Conversations.Durability;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Replay;

/// <summary>What other ports than HTTP gave is part of the recording; a port that is not recorded is told, never replaced by nothing.</summary>
public sealed class RecordedPortTests
{
    private const string Tables = "\"tables\": [ { \"name\": \"tickets\", \"columns\": [ { \"name\": \"email\", \"type\": \"text\" }, { \"name\": \"seats\", \"type\": \"number\" } ] } ],";

    private const string Insert = """
        { "kind": "tableOperation", "id": "insert", "operation": "insert", "table": "tickets", "targetVariable": "ticket",
          "values": [ { "column": "email", "value": "ann@example.org" }, { "column": "seats", "value": "2" } ] }
        """;

    [Fact]
    public async Task Tables_answer_as_they_did()
    {
        await using RecordedChat chat = Chat(
            RecordedChat.Bot(
                $$"""
                {{Insert}},
                { "kind": "tableOperation", "id": "update", "operation": "update", "table": "tickets", "targetVariable": "changed",
                  "conditions": [ { "column": "seats", "operator": "greater than", "value": "1" } ], "values": [ { "column": "seats", "value": "3" } ] },
                { "kind": "tableOperation", "id": "find", "operation": "retrieve", "table": "tickets", "targetVariable": "rows",
                  "conditions": [ { "column": "email", "operator": "equals", "value": "ann@example.org" } ], "sort": { "column": "seats", "direction": "desc" } },
                { "kind": "tableOperation", "id": "drop", "operation": "delete", "table": "tickets", "conditions": [ { "column": "seats", "operator": "equals", "value": "3" } ] },
                { "kind": "tableOperation", "id": "nowhere", "operation": "retrieve", "table": "elsewhere", "targetVariable": "none" }
                """,
                Tables),
            new InMemoryTableStore());

        TurnResult turn = await chat.SayAsync("hi");
        ReplayResult replay = await chat.ReplayAsync();

        Assert.Equal(["succeeded", "succeeded", "succeeded", "succeeded", "failed"], turn.Runs[0].Log.Select(step => step.ToValue()["status"].ToString()));
        Assert.Empty(replay.Differences);
    }

    [Fact]
    public async Task A_changed_table_step_is_named()
    {
        await using RecordedChat chat = Chat(RecordedChat.Bot(Insert, Tables), new InMemoryTableStore());
        await chat.SayAsync("hi");

        ReplayResult replay = await chat.ReplayAsync(RecordedChat.Bot(Insert.Replace("\"2\"", "\"4\"", StringComparison.Ordinal), Tables));

        Assert.Contains(replay.Differences, difference => difference is { Subject: "tables", Block: "work", Step: "insert" });
    }

    [Fact]
    public async Task What_a_port_raised_is_raised_again()
    {
        await using RecordedChat chat = Chat(
            RecordedChat.Bot("{ \"kind\": \"knowledgeBase\", \"id\": \"ask\", \"destinationVariable\": \"kb\", \"question\": \"Where?\" }"), new BrokenKnowledge());

        TurnResult turn = await chat.SayAsync("hi");
        ReplayResult replay = await chat.ReplayAsync();

        Assert.Contains("the index is gone", turn.Runs[0].Error?.Message, StringComparison.Ordinal);
        Assert.Empty(replay.Differences);
    }

    [Fact]
    public async Task Knowledge_and_a_handover_with_the_history_replay_as_they_were()
    {
        BotDefinition bot = new BotReader().Read("""
            { "id": "bot", "version": "LIVE", "languages": ["en"], "start": "work",
              "offloading": { "providers": [ { "name": "desk", "enabled": true } ] },
              "blocks": [ { "kind": "action", "id": "work", "steps": [
                { "kind": "knowledgeBase", "id": "ask", "destinationVariable": "kb", "question": "Where?" },
                { "kind": "offload", "id": "hand", "provider": "desk", "payload": [ { "key": "kb", "value": "{kb}" } ] } ] } ] }
            """);
        CallableDesk desk = new();
        await using RecordedChat chat = Chat(bot, new WiseKnowledge(), desk, new IOffloadProvider[] { desk });

        TurnResult turn = await chat.SayAsync("hi");
        ReplayResult replay = await chat.ReplayAsync();

        Assert.Equal(RunStatus.Offloaded, turn.Status);
        Assert.Equal(1, desk.Calls);
        Assert.Empty(replay.Differences);
    }

    [Fact]
    public async Task A_handover_by_webhook_replays_and_its_token_is_not_told()
    {
        const string Bot = """
            { "id": "bot", "version": "LIVE", "languages": ["en"], "start": "work",
              "offloading": { "providers": [ { "name": "desk", "url": "https://desk.example/hook", "verifyToken": "hush-hush-token", "enabled": true } ] },
              "blocks": [ { "kind": "action", "id": "work", "steps": [
                { "kind": "offload", "id": "hand", "provider": "desk", "payload": [ { "key": "now", "value": "{NOW()}" } ] } ] } ] }
            """;
        FakeOutboundHttp http = new FakeOutboundHttp().Answer("POST", "https://desk.example/*", 200, "{ \"offloadSuccess\": true }");
        await using RecordedChat chat = Chat(new BotReader().Read(Bot), http);

        TurnResult turn = await chat.SayAsync("hi");
        ReplayResult replay = await chat.ReplayAsync();
        ReplayResult other = await chat.ReplayAsync(new BotReader().Read(Bot.Replace("\"now\"", "\"then\"", StringComparison.Ordinal)));

        Assert.Equal(RunStatus.Offloaded, turn.Status);
        Assert.Empty(replay.Differences);
        Assert.Contains(other.Differences, difference => difference is { Subject: "request", Step: "hand" });
        Assert.DoesNotContain(other.Differences, difference => difference.ToString().Contains("hush-hush-token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_port_that_the_host_lacked_is_lacking_again()
    {
        await using RecordedChat chat = Chat(RecordedChat.Bot(Insert, Tables));

        TurnResult turn = await chat.SayAsync("hi");

        Assert.Equal(RunStatus.Failed, turn.Status);
        Assert.Empty((await chat.ReplayAsync()).Differences);
    }

    [Fact]
    public async Task A_run_with_a_port_of_the_host_is_refused_with_the_names_of_step_and_port()
    {
        BotDefinition bot = new(
            "bot", [new ActionBlock("work", [Support.Chat.Say("a"), new DelegateStep(context => context.FindPort<IChannel>())])]) { Start = "work" };
        await using RecordedChat chat = Chat(bot);
        await chat.SayAsync("hi");

        ReplayException refused = await Assert.ThrowsAsync<ReplayException>(() => chat.ReplayAsync());

        Assert.Contains("work/1 used \"IChannel\"", refused.Message, StringComparison.Ordinal);
    }

    private static RecordedChat Chat(BotDefinition bot, params object[] ports)
    {
        VirtualClock clock = new();
        return new RecordedChat(bot, clock, DurableStore.New(DurableStore.Local, clock), ports);
    }

    private sealed class BrokenKnowledge : IKnowledgeBase
    {
        public ValueTask<KnowledgeAnswer?> AskAsync(KnowledgeQuestion question, CancellationToken cancellationToken) =>
            throw new IOException("the index is gone");
    }

    private sealed class WiseKnowledge : IKnowledgeBase
    {
        public ValueTask<KnowledgeAnswer?> AskAsync(KnowledgeQuestion question, CancellationToken cancellationToken) => ValueTask.FromResult<KnowledgeAnswer?>(
            new KnowledgeAnswer("Here.", [new KnowledgeSource("https://faq.example/") { Title = "FAQ", Score = 0.5 }]));
    }

    private sealed class CallableDesk : IOffloadProvider
    {
        public int Calls { get; private set; }

        public string Name => "desk";

        public Task<OffloadResult> OffloadAsync(OffloadRequest request, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromResult(new OffloadResult(OffloadSuccess: true));
        }

        public Task SendUserMessageAsync(OffloadMessage message, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
