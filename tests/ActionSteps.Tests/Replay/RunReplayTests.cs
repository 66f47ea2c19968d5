using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Replay;
using ActionSteps.Testing.Api;
using ActionSteps.Tests.Conversations.Durability;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Replay;

/// <summary>Runs are recorded, kept by a store and replayed: in this project in memory, in that of the storage packages in a file.</summary>
public sealed class RunReplayTests
{
    private const string Everything = """
        { "kind": "getTime", "id": "time", "targetVariable": "time" },
        { "kind": "setVariables", "id": "luck", "assignments": [
            { "variable": "luck", "value": "{RANDOM()}" }, { "variable": "dice", "value": "{RANDOM_INT(1, 1000000)}" },
            { "variable": "name", "value": "{UUID()}" }, { "variable": "now", "value": "{NOW()}" } ] },
        { "kind": "api", "id": "call", "method": "POST", "url": "https://api.example/orders?now={now}",
          "body": [ { "key": "dice", "type": "variable", "value": "dice" } ] },
        { "kind": "code", "id": "script", "code": "const t = Date.now(); const a = Math.random(); const id = crypto.randomUUID(); await new Promise(r => setTimeout(r, 50)); const rate = await (await fetch('https://api.example/rate?a=' + a)).json(); await new Promise(r => setTimeout(r, 70)); ChatlayerResponseBuilder().addSessionVariable('script', { t, a, id, rate: rate.rate, later: Date.now() }).addMessage('It is ' + new Date().toISOString() + ' ' + _.random(1e9)).send();" },
        { "kind": "trackEvent", "id": "track", "event": "ordered", "attributes": [ { "key": "dice", "value": "{dice}" } ] },
        { "kind": "delay", "id": "wait", "duration": "2", "unit": "minutes" },
        { "kind": "getTime", "id": "again", "targetVariable": "later" }
        """;

    [Fact]
    public async Task A_run_replays_to_the_same_result_without_any_port()
    {
        FakeOutboundHttp http = Http();
        await using RecordedChat chat = Chat(RecordedChat.Bot(Everything), http);

        TurnResult turn = await chat.SayAsync("hi");
        ReplayResult replay = await chat.ReplayAsync();

        Assert.Equal(RunStatus.Waiting, turn.Status);
        Assert.Empty(replay.Differences);
        Assert.True(replay.IsSame);
        Assert.False(replay.IsOtherBot);
        Assert.Equal(turn.Runs[0].Messages.Select(message => message.ToValue()), replay.Run.Messages.Select(message => message.ToValue()));
        Assert.Equal(turn.Runs[0].Changes, replay.Run.Changes);
        Assert.Equal(turn.Runs[0].Continuation, replay.Run.Continuation);
        Assert.Equal(2, http.Requests.Count);
        Assert.Single(chat.Channel.Texts);
    }

    [Fact]
    public async Task Recording_changes_nothing_that_a_user_sees_and_two_runs_have_different_chance()
    {
        BotDefinition bot = RecordedChat.Bot("""
            { "kind": "setVariables", "assignments": [ { "variable": "luck", "value": "{RANDOM()}" } ] },
            { "kind": "code", "code": "ChatlayerResponseBuilder().addSessionVariable('more', Math.random()).send();" }
            """);
        await using RecordedChat one = Chat(bot);
        await using RecordedChat other = Chat(bot);

        TurnResult first = await one.SayAsync("hi");
        TurnResult second = await other.SayAsync("hi");

        string[] drawn = [.. first.Changes.Concat(second.Changes).Where(change => change.Path is "luck" or "more").Select(change => change.NewValue.ToJson())];
        Assert.Equal(4, drawn.Distinct().Count());
        Assert.True((await one.ReplayAsync()).IsSame);
    }

    [Fact]
    public async Task A_failed_run_fails_again_and_a_mended_bot_tells_what_it_does_instead()
    {
        const string Script = "{ \"kind\": \"code\", \"id\": \"sum\", \"code\": \"const r = await (await fetch('https://api.example/rate?a=1')).json(); ChatlayerResponseBuilder().addSessionVariable('rate', r.RATE.value).send();\" }";
        FakeOutboundHttp http = Http();
        await using RecordedChat chat = Chat(RecordedChat.Bot(Script), http);

        TurnResult turn = await chat.SayAsync("hi");
        ReplayResult again = await chat.ReplayAsync();
        ReplayResult mended = await chat.ReplayAsync(RecordedChat.Bot(Script.Replace("r.RATE.value", "r.rate", StringComparison.Ordinal)));

        Assert.Equal(RunStatus.Failed, turn.Status);
        Assert.Empty(again.Differences);
        Assert.Equal(turn.Runs[0].Error, again.Run.Error);
        Assert.True(mended.IsOtherBot);
        Assert.Equal(RunStatus.Completed, mended.Run.Status);
        Assert.Contains(mended.Differences, difference => difference is { Subject: "status", Block: "work", Step: "sum", Recorded: "failed", Replayed: "succeeded" });
        Assert.Contains(mended.Differences, difference => difference is { Subject: "change of rate", Recorded: null, Replayed: "1.25" });
        Assert.Single(http.Requests);
    }

    [Theory]
    [InlineData("https://api.example/rate?a=2", "was GET https://api.example/rate?a=1, is GET https://api.example/rate?a=2")]
    [InlineData("https://other.example/", "is GET https://other.example/")]
    public async Task A_request_that_differs_names_its_step_and_is_never_sent(string url, string told)
    {
        const string Call = "{ \"kind\": \"api\", \"id\": \"call\", \"method\": \"GET\", \"url\": \"https://api.example/rate?a=1\" }";
        FakeOutboundHttp http = Http();
        await using RecordedChat chat = Chat(RecordedChat.Bot(Call), http);
        await chat.SayAsync("hi");

        ReplayResult replay = await chat.ReplayAsync(RecordedChat.Bot(Call.Replace("https://api.example/rate?a=1", url, StringComparison.Ordinal)));

        ReplayDifference difference = Assert.Single(replay.Differences, difference => difference.Subject == "request");
        Assert.Equal(("work", "call"), (difference.Block, difference.Step));
        Assert.Contains(told, difference.ToString(), StringComparison.Ordinal);
        Assert.Single(http.Requests);
    }

    [Fact]
    public async Task Requests_that_are_new_or_missing_are_told()
    {
        const string One = "{ \"kind\": \"api\", \"id\": \"one\", \"method\": \"GET\", \"url\": \"https://api.example/rate?a=1\" }";
        const string Two = "{ \"kind\": \"api\", \"id\": \"two\", \"method\": \"GET\", \"url\": \"https://api.example/rate?a=2\" }";
        await using RecordedChat chat = Chat(RecordedChat.Bot(One), Http());
        await chat.SayAsync("hi");

        ReplayResult more = await chat.ReplayAsync(RecordedChat.Bot($"{One}, {Two}"));
        ReplayResult less = await chat.ReplayAsync(RecordedChat.Bot("{ \"kind\": \"getTime\", \"targetVariable\": \"t\" }"));

        Assert.Contains(more.Differences, difference => difference is { Subject: "request", Step: "two", Recorded: null });
        Assert.Contains(more.Differences, difference => difference is { Subject: "step", Step: "two", Recorded: null, Replayed: "api failed" });
        Assert.DoesNotContain(more.Differences, difference => difference.Step == "one");
        Assert.Contains(less.Differences, difference => difference is { Subject: "request", Step: "one", Replayed: null });
        Assert.Contains(less.Differences, difference => difference is { Subject: "step", Step: "one", Replayed: null });
    }

    [Fact]
    public async Task A_step_that_is_put_before_does_not_take_time_and_chance_from_the_others()
    {
        const string Luck = "{ \"kind\": \"setVariables\", \"id\": \"luck\", \"assignments\": [ { \"variable\": \"luck\", \"value\": \"{RANDOM()} {NOW()}\" } ] }";
        await using RecordedChat chat = Chat(RecordedChat.Bot(Luck));
        await chat.SayAsync("hi");

        ReplayResult replay = await chat.ReplayAsync(RecordedChat.Bot(
            $"{{ \"kind\": \"setVariables\", \"id\": \"new\", \"assignments\": [ {{ \"variable\": \"x\", \"value\": \"{{RANDOM()}} {{NOW()}}\" }} ] }}, {Luck}"));

        Assert.Equal(["change of x", "step"], replay.Differences.Select(difference => difference.Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_run_that_goes_on_after_a_delay_and_one_that_answers_an_input_replay_as_they_were()
    {
        BotDefinition bot = new BotReader().Read("""
            { "id": "bot", "version": "LIVE", "languages": ["en"], "start": "ask", "variables": [ { "name": "iban", "sensitive": true } ], "blocks": [
                { "kind": "input", "id": "ask", "variable": "iban", "goTo": { "block": "tell" } },
                { "kind": "message", "id": "tell", "messages": [ { "type": "text", "config": { "textMessages": [ { "text": "{iban} {NOW()}" }, { "text": "b {iban} {NOW()}" } ] } } ], "goTo": { "block": "work" } },
                { "kind": "action", "id": "work", "steps": [ { "kind": "delay", "duration": "30" }, { "kind": "getTime", "targetVariable": "t" } ], "goTo": { "block": "ask" } } ] }
            """);
        await using RecordedChat chat = Chat(bot);

        await chat.SayAsync("hi");
        Assert.True((await chat.ReplayAsync()).IsSame);
        await chat.SayAsync("BE68 5390 0754 7034");
        await chat.WhenRunAsync(3);

        IReadOnlyList<JournalEntry> runs = await chat.RunsAsync();
        Assert.Equal([RunTrigger.Wait, RunTrigger.Message, RunTrigger.Message], runs.Select(run => run.Trigger));
        foreach (JournalEntry run in runs)
        {
            RunRecording? recording = await chat.FindAsync(run.Number);
            Assert.NotNull(recording);
            Assert.Empty((await new RunReplay().RunAsync(bot, recording, CancellationToken.None)).Differences);
        }
    }

    [Fact]
    public async Task Without_the_option_nothing_is_recorded()
    {
        await using RecordedChat chat = Chat(RecordedChat.Bot(Everything), Http(), isRecorded: false);

        await chat.SayAsync("hi");

        Assert.Null(await chat.FindAsync((await chat.RunsAsync())[0].Number));
    }

    private static RecordedChat Chat(BotDefinition bot, IOutboundHttp? http = null, bool isRecorded = true)
    {
        TickingClock clock = new();
        return new RecordedChat(bot, clock, DurableStore.New(DurableStore.Local, clock), http is null ? [] : [http], isRecorded);
    }

    private static FakeOutboundHttp Http() => new FakeOutboundHttp()
        .Answer("GET", "https://api.example/rate*", 200, """{ "rate": 1.25 }""")
        .Answer("POST", "https://api.example/orders*", 201, """{ "session": { "namespace": "order", "data": { "id": 7 } }, "messages": [] }""");
}
