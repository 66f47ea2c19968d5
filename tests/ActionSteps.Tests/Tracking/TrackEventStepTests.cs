using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Sessions;
using ActionSteps.Testing.Tracking;
using ActionSteps.Tests.Support;
using ActionSteps.Tracking;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Tracking;

/// <summary>The rows of steps.md section 6, Track event.</summary>
public sealed class TrackEventStepTests
{
    private const string Now = "2026-11-21T08:15:00.123Z";

    [Fact]
    public async Task Attributes_are_text_whatever_the_variable_holds()
    {
        Session session = Run.Session(("total", 12.5), ("user", Value.Object(("name", "Ann"))));
        TrackEventStep step = new()
        {
            Event = "order_placed",
            Attributes =
            [
                new EventDetail("amount", "{total}"),
                new EventDetail("who", "{user}"),
                new EventDetail("nobody", "{missing}"),
                new EventDetail("twice", "first"),
                new EventDetail("", "dropped"),
                new EventDetail("twice", "last {total}"),
            ],
        };

        TrackedEvent tracked = Assert.Single(await TrackAsync(session, step));

        Assert.Equal("""{"amount":"12.5","who":"{\"name\":\"Ann\"}","nobody":"","twice":"last 12.5"}""", Value.Object(tracked.Attributes).ToJson());
    }

    [Fact]
    public async Task An_event_says_who_where_and_when()
    {
        Session session = Run.Session();
        session.SetInternal("internal.user", Value.Object(("id", "user-1")));

        TrackedEvent tracked = Assert.Single(await TrackAsync(session, new TrackEventStep { Event = " order_{1 + 1} " }));

        Assert.Equal(
            Value.ParseJson(
                $$"""
                {"type":"TRACKED","id":"{{tracked.Id}}","event":"order_2","version":"DRAFT","attributes":{},"timestamp":"{{Now}}",
                "botId":"bot","userId":"user-1","channelType":"web","conversationId":"session-1"}
                """),
            tracked.ToValue());
    }

    [Fact]
    public async Task A_user_without_an_id_goes_by_the_session()
    {
        TrackedEvent tracked = Assert.Single(await TrackAsync(Run.Session(), new TrackEventStep { Event = "e" }));

        Assert.Equal("session-1", tracked.UserId);
    }

    [Fact]
    public async Task Every_event_has_an_id_of_its_own()
    {
        TrackEventStep step = new() { Event = "e" };
        Session session = Run.Session();

        IReadOnlyList<TrackedEvent> first = await TrackAsync(session, step, step);
        IReadOnlyList<TrackedEvent> second = await TrackAsync(session, step, step);

        Assert.Equal(4, first.Concat(second).Select(tracked => tracked.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("{missing}")]
    public async Task A_blank_name_sends_nothing_and_is_a_warning(string name)
    {
        BlockResult result = await Run.StepsAsync(Run.Session(), new TrackEventStep { Event = name });

        Assert.Empty(result.Effects);
        Assert.Equal(ErrorCodes.EventNameMissing, Assert.Single(result.Log[0].Warnings).Code);
        Assert.Equal("next", result.Block);
    }

    [Fact]
    public async Task A_tracker_that_fails_does_not_stop_the_flow()
    {
        RecordingEventTracker tracker = new() { Failure = new InvalidOperationException("down") };
        Session session = Run.Session();

        BlockResult result = await Run.StepsAsync(
            session, new Ports(tracker), null,
            new TrackEventStep { Event = "e" },
            new SetVariablesStep { Assignments = [new Assignment("after", "1")] });

        Assert.Single(tracker.Events);
        Assert.Equal(RunStatus.Completed, result.Status);
        Assert.Equal("1", session.Variables["after"]);
        Assert.Equal(StepStatus.Succeeded, result.Log[0].Status);
    }

    [Fact]
    public async Task Events_reach_the_tracker_of_the_host()
    {
        RecordingEventTracker tracker = new();
        await using Chat chat = new(
            new BotDefinition("bot", [new ActionBlock("start", [new TrackEventStep { Event = "started" }])]) { Start = "start" },
            ports: tracker);

        await chat.SayAsync("hi");

        Assert.Equal("started", Assert.Single(tracker.Events).Event);
        Assert.Empty(chat.Channel.Deliveries);
    }

    [Fact]
    public async Task Sensitive_values_are_masked_in_attributes_and_names()
    {
        Session session = Run.Session(("iban", "BE71 0961"));
        BotDefinition bot = Run.Bot(
            [new TrackEventStep { Event = "paid {iban}", Attributes = [new EventDetail("account", "from {iban}")] }],
            new VariableDefinitions([new VariableDefinition("iban") { Sensitive = true }]));

        BlockResult result = await new BlockExecutor().RunAsync(bot, "block", session, CancellationToken.None);

        TrackedEvent tracked = Assert.Single(result.Effects.OfType<TrackedEvent>());
        Assert.Equal("paid {iban}", tracked.Event);
        Assert.Equal("from {iban}", tracked.Attributes["account"]);
    }

    private static async Task<IReadOnlyList<TrackedEvent>> TrackAsync(Session session, params IActionStep[] steps)
    {
        BlockResult result = await Run.StepsAsync(session, null, new ExecutionOptions { Clock = new FixedClock(Now) }, steps);
        Assert.All(result.Effects.OfType<TrackedEvent>(), tracked => Assert.Equal(new FixedClock(Now).GetUtcNow(), tracked.Timestamp));
        return [.. result.Effects.OfType<TrackedEvent>()];
    }
}
