using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Offload;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Testing.Offload;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Offload;

/// <summary>The rows of offloading.md section 6 that need no webhook.</summary>
public sealed class OffloadStepTests
{
    private const string Now = "2026-11-21T08:15:00.000Z";

    private readonly FakeOffloadProvider _desk = new("desk");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_handover_that_is_taken_leads_to_the_opened_block_and_pauses_the_bot_if_the_provider_says_so(bool pauseBot)
    {
        _desk.Answer = new OffloadResult(OffloadSuccess: true, pauseBot);
        Session session = Run.Session();

        BlockResult result = await RunAsync(session, Settings(), new OffloadStep { Provider = "desk" });

        Assert.Equal("opened", result.Block);
        Assert.Equal("Please wait.", Assert.Single(result.Messages).ToApiForm()["config"]["textMessages"].ToJson().Split('"')[3]);
        Assert.Equal($$"""{"provider":"desk","startedAt":"{{Now}}"}""", session.Variables["internal.offload"].ToJson());
        Assert.Equal(pauseBot, session.IsPaused);
        Assert.Equal(RunStatus.Offloaded, result.Status);
    }

    [Fact]
    public async Task A_handover_that_is_declined_leads_to_the_closed_block()
    {
        _desk.Answer = new OffloadResult(OffloadSuccess: false, PauseBot: true);
        Session session = Run.Session();

        BlockResult result = await RunAsync(session, Settings(), new OffloadStep { Provider = "desk" });

        AssertClosed(session, result);
    }

    [Fact]
    public async Task A_provider_that_fails_counts_as_declined()
    {
        _desk.Failure = new HttpRequestException("500");
        Session session = Run.Session();

        BlockResult result = await RunAsync(session, Settings(), new OffloadStep { Provider = "desk" });

        AssertClosed(session, result);
    }

    [Fact]
    public async Task A_provider_that_gives_nothing_counts_as_declined()
    {
        OffloadResult[] nothing = new OffloadResult[1];
        _desk.Answer = nothing[0];
        Session session = Run.Session();

        BlockResult result = await RunAsync(session, Settings(), new OffloadStep { Provider = "desk" });

        AssertClosed(session, result);
    }

    [Fact]
    public async Task A_provider_that_hangs_counts_as_declined_after_ten_seconds()
    {
        VirtualClock clock = new();
        Session session = Run.Session();
        HangingProvider provider = new();
        ValueTask<BlockResult> running = new BlockExecutor(ServicesOf(provider), new ExecutionOptions { Clock = clock })
            .RunAsync(Bot(Settings(), new OffloadStep { Provider = "desk" }), "block", session, CancellationToken.None);

        clock.Advance(TimeSpan.FromSeconds(9.9));
        bool early = running.IsCompleted;
        clock.Advance(TimeSpan.FromSeconds(0.1));
        BlockResult result = await running;

        Assert.False(early);
        Assert.True(provider.Token.IsCancellationRequested);
        AssertClosed(session, result);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_during_the_handover_ends_as_cancelled()
    {
        using CancellationTokenSource caller = new();
        Session session = Run.Session();
        ValueTask<BlockResult> running = new BlockExecutor(ServicesOf(new HangingProvider()))
            .RunAsync(Bot(Settings(), new OffloadStep { Provider = "desk" }), "block", session, caller.Token);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await running);
        Assert.False(session.IsOffloaded);
    }

    [Fact]
    public async Task A_provider_that_is_switched_off_is_not_asked()
    {
        BlockResult result = await RunAsync(
            Run.Session(), Settings(new OffloadProviderSettings("desk") { Enabled = false }), new OffloadStep { Provider = "desk" });

        Assert.Equal("disabled", result.Block);
        Assert.Empty(_desk.Requests);
    }

    [Fact]
    public async Task Outside_opening_hours_the_provider_is_not_asked()
    {
        OpeningHours hours = new() { Saturday = [new OpeningRange("09:00", "17:00")] };

        BlockResult result = await RunAsync(
            Run.Session(), Settings(new OffloadProviderSettings("desk") { OpeningHours = hours }), new OffloadStep { Provider = "desk" });

        Assert.Equal("closed", result.Block);
        Assert.Empty(_desk.Requests);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("Desk")]
    [InlineData("")]
    public async Task An_unknown_provider_fails_the_step(string provider)
    {
        BlockResult result = await RunAsync(Run.Session(), Settings(), new OffloadStep { Provider = provider });

        Assert.Equal(ErrorCodes.UnknownOffloadProvider, result.Log[0].Error?.Code);
        Assert.Equal(Run.ErrorBlock, result.Block);
    }

    [Fact]
    public async Task A_provider_that_only_the_host_knows_needs_no_settings()
    {
        BlockResult result = await RunAsync(Run.Session(), null, new OffloadStep { Provider = "desk" });

        Assert.Equal("next", result.Block);
        Assert.Single(_desk.Requests);
    }

    [Fact]
    public async Task Without_a_system_block_the_next_step_and_the_go_to_follow()
    {
        Session session = Run.Session();
        OffloadSettings settings = new() { Providers = [new OffloadProviderSettings("desk")], OffloadingOpened = "not there" };

        BlockResult result = await RunAsync(
            session, settings, new OffloadStep { Provider = "desk" }, new SetVariablesStep { Assignments = [new Assignment("after", "1")] });

        Assert.Equal("next", result.Block);
        Assert.Equal("1", session.Variables["after"]);
        Assert.True(session.IsOffloaded);
    }

    [Fact]
    public async Task Steps_after_it_are_not_executed_once_it_has_routed()
    {
        Session session = Run.Session();

        await RunAsync(
            session, Settings(), new OffloadStep { Provider = "desk" }, new SetVariablesStep { Assignments = [new Assignment("never", "1")] });

        Assert.True(session.Variables["never"].IsUndefined);
    }

    [Fact]
    public async Task A_conversation_that_the_provider_has_already_is_not_offered_again()
    {
        Session session = Run.Session();
        OffloadStep step = new() { Provider = "desk" };
        await RunAsync(session, Settings(), step);
        Value offload = session.Variables["internal.offload"];

        BlockResult result = await RunAsync(session, Settings(new OffloadProviderSettings("desk") { Enabled = false }), step);

        Assert.Equal("opened", result.Block);
        Assert.Single(_desk.Requests);
        Assert.Equal(offload, session.Variables["internal.offload"]);
    }

    [Fact]
    public async Task Another_provider_can_take_the_conversation_over()
    {
        Session session = Run.Session();
        session.SetInternal("internal.offload", Value.Object(("provider", "other")));

        await RunAsync(session, Settings(), new OffloadStep { Provider = "desk" });

        Assert.Equal("desk", session.Variables["internal.offload.provider"]);
    }

    [Fact]
    public async Task The_request_carries_the_payload_the_transcript_and_who_asks()
    {
        Session session = Run.Session(("firstname", "Ann"), ("order", Value.Object(("id", 7))));
        session.SetInternal("internal.user", Value.Object(("lastName", "B")));
        OffloadStep step = new()
        {
            Provider = "desk",
            Payload =
            [
                new OffloadPayloadEntry("name", "{firstname}"),
                new OffloadPayloadEntry("order", "{order}"),
                new OffloadPayloadEntry("text", "Order {order.id}"),
                new OffloadPayloadEntry("nothing", "{missing}"),
                new OffloadPayloadEntry("", "dropped"),
            ],
        };
        OffloadProviderSettings provider = new("desk") { Url = "https://desk.example", VerifyToken = "secret" };

        await RunAsync(session, Settings(provider), Chat.Say("Let me get somebody."), step);

        OffloadRequest request = Assert.Single(_desk.Requests);
        Assert.Equal("""{"name":"Ann","order":{"id":7},"text":"Order 7","nothing":null}""", Value.Object(request.Payload).ToJson());
        Assert.Equal(("bot", "DRAFT", "session-1", "web"), (request.BotId, request.Version, request.SessionId, request.Channel));
        Assert.Equal(new FixedClock(Now).GetUtcNow(), request.Timestamp);
        Assert.Equal(Value.Object(("lastName", "B")), request.User);
        Assert.Equal("Ann", request.Variables["firstname"]);
        Assert.Same(provider, request.Settings);
        TranscriptEntry said = Assert.Single(request.Transcript);
        Assert.Equal((TranscriptActor.Bot, "Let me get somebody."), (said.Actor, said.Message["text"].ToString()));
    }

    [Fact]
    public async Task The_transcript_holds_all_messages_in_order_with_actors_and_times()
    {
        await using Chat chat = new(ChatBot(), ports: (object)new IOffloadProvider[] { _desk });
        await chat.SayAsync("hi");
        chat.Clock.Advance(TimeSpan.FromMinutes(1));

        await chat.PressAsync("help");

        OffloadRequest request = Assert.Single(_desk.Requests);
        Assert.Equal(
            [TranscriptActor.User, TranscriptActor.Bot, TranscriptActor.User], request.Transcript.Select(entry => entry.Actor));
        Assert.Equal(TimeSpan.FromMinutes(1), request.Transcript[2].Timestamp - request.Transcript[1].Timestamp);
    }

    [Fact]
    public async Task While_an_agent_has_the_conversation_the_bot_is_silent_until_the_handover_ends()
    {
        await using Chat chat = new(ChatBot(), ports: (object)new IOffloadProvider[] { _desk });
        await chat.SayAsync("hi");
        await chat.PressAsync("help");

        await chat.SayAsync("are you there?");
        IReadOnlyList<string> whileOffloaded = chat.Texts;
        TurnResult end = await chat.DoAsync(new ConversationAction { EndOffload = true });
        await chat.PressAsync("start");

        OffloadMessage message = Assert.Single(_desk.Messages);
        Assert.Equal((TranscriptActor.User, "are you there?"), (message.Entry.Actor, message.Entry.Message["text"].ToString()));
        Assert.Equal(["Welcome!", "Please wait."], whileOffloaded);
        Assert.Equal(["Welcome!", "Please wait.", "Welcome!"], chat.Texts);
        Assert.Equal(RunStatus.Completed, end.Status);
    }

    [Fact]
    public void The_settings_do_not_print_their_secret() =>
        Assert.DoesNotContain("secret", new OffloadProviderSettings("desk") { VerifyToken = "secret" }.ToString(), StringComparison.Ordinal);

    private static void AssertClosed(Session session, BlockResult result)
    {
        Assert.Equal("closed", result.Block);
        Assert.False(session.IsOffloaded);
        Assert.False(session.IsPaused);
        Assert.Equal(ErrorCodes.OffloadFailed, Assert.Single(result.Log[0].Warnings).Code);
        Assert.Equal(StepStatus.Succeeded, result.Log[0].Status);
    }

    private async Task<BlockResult> RunAsync(Session session, OffloadSettings? settings, params IActionStep[] steps) =>
        await new BlockExecutor(ServicesOf(_desk), new ExecutionOptions { Clock = new FixedClock(Now) })
            .RunAsync(Bot(settings, steps), "block", session, CancellationToken.None);

    private static Ports ServicesOf(IOffloadProvider provider) => new((object)new[] { provider });

    private static OffloadSettings Settings(OffloadProviderSettings? provider = null) => new()
    {
        Providers = [provider ?? new OffloadProviderSettings("desk")],
        OffloadingOpened = "opened",
        OffloadingClosed = "closed",
        OffloadingDisabled = "disabled",
    };

    private static BotDefinition Bot(OffloadSettings? settings, params IActionStep[] steps) => new(
        "bot",
        [
            new ActionBlock("block", steps) { GoTo = "next" },
            new ActionBlock("next", []),
            Chat.Says("opened", "Please wait."),
            new ActionBlock("closed", []),
            new ActionBlock("disabled", []),
            new ActionBlock(Run.ErrorBlock, []),
        ],
        settings is null ? [] : [settings])
    {
        ErrorBlock = Run.ErrorBlock,
    };

    private static BotDefinition ChatBot() => new(
        "bot",
        [
            Chat.Says("start", "Welcome!"),
            new ActionBlock("help", [new OffloadStep { Provider = "desk" }]),
            Chat.Says("opened", "Please wait."),
        ],
        Settings())
    {
        Start = "start",
    };

    private sealed class HangingProvider : IOffloadProvider
    {
        public string Name => "desk";

        public CancellationToken Token { get; private set; }

        public Task<OffloadResult> OffloadAsync(OffloadRequest request, CancellationToken cancellationToken)
        {
            Token = cancellationToken;
            return new TaskCompletionSource<OffloadResult>().Task;
        }

        public Task SendUserMessageAsync(OffloadMessage message, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
