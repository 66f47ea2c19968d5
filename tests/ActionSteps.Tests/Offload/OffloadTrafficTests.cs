using ActionSteps.Api;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ActionSteps.Tests.Offload;

/// <summary>The <c>messages</c> events of the offloading webhook: all traffic, in order, in the background, and not lost.</summary>
public sealed partial class OffloadTrafficTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task All_traffic_is_told_offloaded_or_not_whoever_writes()
    {
        await using LiveChat desk = new();
        await using Chat chat = new(desk.Bot(), ports: desk.Http);

        await chat.SayAsync("hi");
        await chat.SayAsync("unanswered");
        await chat.PressAsync("help");
        await chat.SayAsync("are you there?");
        await chat.DoAsync(new ConversationAction { Messages = [new TextMessage("I am Bo.")] });
        await chat.DoAsync(new ConversationAction { Messages = [new TextMessage("Bye.")], EndOffload = true });
        await chat.PressAsync("start");
        await chat.PassAsync(TimeSpan.Zero);

        Assert.Equal(
            ["user: hi", "bot: Welcome!", "user: unanswered", "user: ", "bot: Please wait.", "user: are you there?", "agent: I am Bo.", "agent: Bye.",
                "user: ", "bot: Welcome!"],
            desk.Told);
        Assert.Equal(7, desk.EventsOf("messages").Count);
        Value[] ids = [.. desk.EventsOf("messages").SelectMany(body => LiveChat.ItemsOf(body["messages"])).Select(item => item["message"]["id"]).Where(id => id.IsText)];
        Assert.Equal((5, 5), (ids.Length, ids.Distinct().Count()));
        Assert.Equal(["Welcome!", "Please wait.", "I am Bo.", "Bye.", "Welcome!"], chat.Texts);
        Assert.Empty(await chat.OutboxAsync());
    }

    [Fact]
    public async Task The_messages_event_has_its_documented_form()
    {
        await using LiveChat desk = new();
        await using Chat chat = new(desk.Bot(), ports: desk.Http);

        await chat.SayAsync("hi");
        await chat.PassAsync(TimeSpan.Zero);

        Value body = Assert.Single(desk.Events);
        string id = body["messages"][0]["message"]["id"].ToString();
        Assert.Equal(
            $$"""
            {"botId":"bot1","version":"DRAFT","sessionId":"conversation-1","channel":"web","event":"messages","messages":[
            {"actor":"user","message":{"channelType":"web","sender":{"id":"conversation-1","botId":"bot1","botType":"chatbot","preferredLanguage":"nl"},"timestamp":"2026-01-01T00:00:00.000Z","messageType":"text","id":"{{id}}","text":"hi"},"timestamp":"2026-01-01T00:00:00.000Z"},
            {"actor":"bot","message":{"text":"Welcome!"},"timestamp":"2026-01-01T00:00:00.000Z"}],"timestamp":"2026-01-01T00:00:00.000Z"}
            """.ReplaceLineEndings(""),
            body.ToJson());
        Assert.Contains("challenge.verifyToken=t0ken", Assert.Single(desk.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task User_messages_of_every_type_have_their_documented_form()
    {
        await using LiveChat desk = new();
        await using Chat chat = new(desk.Bot(), ports: desk.Http);

        await chat.SendAsync(new UserIntro());
        await chat.SendAsync(new UserUpload(["https://files.example/a.png"]));
        await chat.SendAsync(new UserLocation(51.05, 3.72));
        await chat.SendAsync(new UserPostback("Two", "start", [new PostbackParameter("seats", 2)]));
        await chat.PassAsync(TimeSpan.Zero);

        string[] forms = [.. desk.Events.Select(body => Special(body["messages"][0]["message"]))];
        Assert.Equal(
            [
                """{"messageType":"intro"}""",
                """{"messageType":"fileUploadInputResult","urls":["https://files.example/a.png"],"data":{"uploadStatus":"SUCCEEDED","fileUrl":"https://files.example/a.png"}}""",
                """{"messageType":"location","coordinates":{"lat":51.05,"long":3.72}}""",
                """{"messageType":"postback","title":"Two","parameters":[{"key":"seats","value":2}],"nextDialogstateId":"start"}""",
            ],
            forms);
    }

    [Fact]
    public async Task A_message_has_the_same_id_in_the_transcript_and_in_its_event()
    {
        await using LiveChat desk = new();
        await using Chat chat = new(desk.Bot(), ports: desk.Http);

        await chat.SayAsync("hi");
        await chat.PressAsync("help");
        await chat.PassAsync(TimeSpan.Zero);

        Value told = desk.EventsOf("messages")[0]["messages"][0]["message"]["id"];
        Assert.Equal(told, Assert.Single(desk.EventsOf("offload"))["transcript"][0]["message"]["id"]);
    }

    [Fact]
    public async Task An_event_that_fails_is_tried_again_after_1_2_and_4_seconds_the_same_each_time()
    {
        await using LiveChat desk = new();
        Fail(desk, 500, 404, 302);
        await using Chat chat = new(desk.Bot(), ports: desk.Http);
        List<int> attempts = [];

        await chat.SayAsync("hi");
        foreach (double seconds in (double[])[0, 0.9, 0.1, 1.9, 0.1, 3.9, 0.1, 60])
        {
            await chat.PassAsync(TimeSpan.FromSeconds(seconds));
            attempts.Add(desk.Requests.Count);
        }

        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4], attempts);
        Assert.Single(desk.Events.Distinct());
        Assert.Single(desk.Requests.Select(request => LiveChat.HeaderOf(request, "Idempotency-Key")).Distinct());
        Assert.Empty(await chat.OutboxAsync());
    }

    [Fact]
    public async Task An_event_that_fails_four_times_is_logged_and_the_next_one_follows()
    {
        await using LiveChat desk = new();
        Fail(desk, 500, 500, 500, 500);
        RecordingLogger<ConversationRunner> log = new();
        VirtualClock clock = new();
        await using ConversationRunner runner = Runner(desk, clock, log);

        await runner.HandleAsync("c", new UserText("first"), default);
        await runner.WhenIdleAsync(default);
        await runner.HandleAsync("c", new UserText("second"), default);
        for (int i = 0; i < 7; i++)
        {
            clock.Advance(Second);
            await runner.WhenIdleAsync(default);
        }

        Assert.Equal(["first", "first", "first", "first", "second"], TextsOf(desk));
        string line = Assert.Single(log.Lines);
        Assert.StartsWith("Warning WEBHOOK_DELIVERY_FAILED: event ", line, StringComparison.Ordinal);
        Assert.Contains("status 500", line, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_event_waits_for_the_retries_of_an_earlier_one()
    {
        await using LiveChat desk = new();
        Fail(desk, 503);
        await using Chat chat = new(desk.Bot(), ports: desk.Http);

        await chat.SayAsync("first");
        await chat.PassAsync(TimeSpan.Zero);
        await chat.SayAsync("second");
        await chat.SayAsync("third");
        await chat.PassAsync(TimeSpan.Zero);
        int before = desk.Requests.Count;
        await chat.PassAsync(Second);

        Assert.Equal(1, before);
        Assert.Equal(["first", "first", "second", "third"], TextsOf(desk));
    }

    [Fact]
    public async Task A_webhook_that_hangs_does_not_keep_the_user_waiting()
    {
        LiveChat desk = new() { OnMessages = exchange => exchange.HangAsync() };
        await using Chat chat = new(desk.Bot(), ports: desk.Http);

        await chat.SayAsync("hi");
        await desk.Asked;
        await chat.PressAsync("start");

        Assert.Equal(["Welcome!", "Welcome!"], chat.Texts);
        Assert.Equal(2, (await chat.OutboxAsync()).Count);
        await desk.DisposeAsync();
    }

    [Fact]
    public async Task An_attempt_that_hangs_ends_after_ten_seconds_and_is_tried_again()
    {
        VirtualClock network = new();
        int attempts = 0;
        await using LiveChat desk = new()
        {
            Http = new OutboundHttp(new OutboundOptions { Allow = OutboundOptions.Loopback }, network),
            OnMessages = exchange => Interlocked.Increment(ref attempts) == 1 ? exchange.HangAsync() : exchange.WriteAsync(RawServer.Ok("")),
        };
        await using Chat chat = new(desk.Bot(), ports: desk.Http);

        await chat.SayAsync("hi");
        await desk.Asked;
        network.Advance(TimeSpan.FromSeconds(10));
        await chat.PassAsync(TimeSpan.Zero);
        await chat.PassAsync(Second);

        Assert.Equal(["hi", "hi"], TextsOf(desk));
        Assert.Empty(await chat.OutboxAsync());
    }

    [Fact]
    public async Task An_answer_without_end_counts_by_its_status_and_is_not_read()
    {
        await using LiveChat desk = new()
        {
            OnMessages = async exchange =>
            {
                await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n" + new string('x', 1_000));
                await exchange.HangAsync();
            },
        };
        await using Chat chat = new(desk.Bot(), ports: desk.Http);

        await chat.SayAsync("hi");
        await chat.PassAsync(TimeSpan.Zero);

        Assert.Single(desk.Requests);
        Assert.Empty(await chat.OutboxAsync());
    }

    [Fact]
    public async Task A_host_registers_nothing_for_a_bot_with_a_webhook()
    {
        await using LiveChat desk = new();
        await using ServiceProvider services = new ServiceCollection()
            .AddActionSteps(actionSteps => actionSteps
                .UseBot(desk.Bot())
                .UseOutbound(new OutboundOptions { Allow = OutboundOptions.Loopback }))
            .BuildServiceProvider();
        ConversationRunner runner = services.GetRequiredService<ConversationRunner>();

        TurnResult turn = await runner.HandleAsync("c", new ConversationAction { Block = "help" }, default);
        await runner.WhenIdleAsync(default);

        Assert.Equal(RunStatus.Offloaded, turn.Status);
        Assert.Equal(["offload", "messages"], desk.Events.Select(body => body["event"].ToString()));
    }

    [Fact]
    public async Task A_store_that_refuses_every_commit_ends_the_delivery_and_the_event_stays()
    {
        await using LiveChat desk = new();
        RecordingLogger<ConversationRunner> log = new();
        BusyStore store = new(new InMemoryConversationStore());
        await using ConversationRunner runner = Runner(desk, new VirtualClock(), log, store);

        await runner.HandleAsync("c", new UserText("first"), default);
        await runner.WhenIdleAsync(default);

        Assert.Single(desk.Requests);
        Assert.Contains(log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("tried again", StringComparison.Ordinal));
        Assert.Single((await store.LoadAsync("c", null, default)).Outbox);
    }

    [Fact]
    public async Task Conversations_do_not_wait_for_each_other()
    {
        await using LiveChat desk = new();
        Fail(desk, 500);
        await using Chat chat = new(desk.Bot(), ports: desk.Http);

        await chat.SayAsync("first");
        await chat.PassAsync(TimeSpan.Zero);
        await chat.Runner.HandleAsync("other", new UserText("second"), default);
        await chat.PassAsync(TimeSpan.Zero);

        Assert.Equal(["first", "second"], TextsOf(desk));
    }

    [Fact]
    public async Task Sensitive_values_are_masked_except_in_what_the_user_tells_the_agent()
    {
        await using LiveChat desk = new();
        await using Chat chat = new(desk.Bot(), ports: desk.Http);

        await chat.PressAsync("ask");
        await chat.SayAsync("BE71096123456769");
        await chat.PressAsync("help");
        await chat.SayAsync("It is BE71096123456769.");
        await chat.PassAsync(TimeSpan.Zero);

        Assert.Equal(["user: ", "user: {iban}", "user: ", "bot: Please wait.", "user: It is BE71096123456769."], desk.Told);
        Assert.DoesNotContain("BE71", Assert.Single(desk.EventsOf("offload")).ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_log_nor_stored_state_holds_a_secret_of_the_webhook()
    {
        await using LiveChat desk = new();
        Fail(desk, 500, 500, 500, 500);
        RecordingLogger<ConversationRunner> log = new();
        VirtualClock clock = new();
        InMemoryConversationStore store = new();
        await using ConversationRunner runner = Runner(desk, clock, log, store);

        await runner.HandleAsync("c", new UserText("first"), default);
        await runner.WhenIdleAsync(default);
        OutboxItem stored = Assert.Single((await store.LoadAsync("c", null, default)).Outbox);
        for (int i = 0; i < 7; i++)
        {
            clock.Advance(Second);
            await runner.WhenIdleAsync(default);
        }

        Assert.DoesNotContain("t0ken", stored.Effect.ToValue().ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", stored.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", Assert.Single(log.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain("tenant", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_webhook_that_is_down_for_long_the_newest_five_hundred_events_are_kept()
    {
        await using LiveChat desk = new() { OnMessages = exchange => exchange.WriteAsync("HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n") };
        await using Chat chat = new(desk.Bot(), ports: desk.Http);

        for (int i = 0; i <= 500; i++)
        {
            await chat.SayAsync($"{i}");
        }

        IReadOnlyList<OutboxItem> outbox = await chat.OutboxAsync();
        Assert.Equal(500, outbox.Count);
        Assert.Contains("\"500\"", outbox[^1].Effect.ToValue().ToJson(), StringComparison.Ordinal);
    }

    /// <summary>A store in which somebody else is always faster once an event has been sent.</summary>
    private sealed class BusyStore(IConversationStore inner) : StoreDecorator(inner)
    {
        private int _commits;

        public override async ValueTask<bool> TryCommitAsync(ConversationCommit commit, CancellationToken cancellationToken) =>
            Interlocked.Increment(ref _commits) == 1 && await base.TryCommitAsync(commit, cancellationToken);
    }

    /// <summary>A store that is gone for its process after the first commit.</summary>
    private sealed class DyingStore(IConversationStore inner) : StoreDecorator(inner)
    {
        private int _commits;

        public override ValueTask<bool> TryCommitAsync(ConversationCommit commit, CancellationToken cancellationToken) =>
            Interlocked.Increment(ref _commits) == 1 ? base.TryCommitAsync(commit, cancellationToken) : throw new IOException("Killed.");
    }

    private static string Special(Value message)
    {
        message.TryGetObject(out ValueObject? members);
        return Value.Object(ValueObject.Create(
            [.. (members ?? ValueObject.Empty).Where(member => member.Key is not ("channelType" or "sender" or "timestamp" or "id"))])).ToJson();
    }

    private static IEnumerable<string> TextsOf(LiveChat desk) => desk.Events.Select(body => body["messages"][0]["message"]["text"].ToString());

    private static void Fail(LiveChat desk, params int[] statuses) => Array.ForEach(statuses, desk.Statuses.Enqueue);

    private static ConversationRunner Runner(
        LiveChat desk, TimeProvider clock, RecordingLogger<ConversationRunner> log, IConversationStore? store = null)
    {
        Ports ports = new(desk.Http);
        return new ConversationRunner(desk.Bot(), new BlockExecutor(ports, new ExecutionOptions { Clock = clock }), store, ports, logger: log);
    }
}
