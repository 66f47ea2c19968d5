using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Flow;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Flow;

/// <summary>The rows of steps.md section 2, Delay.</summary>
public sealed class DelayStepTests
{
    private const string Now = "2026-01-01T00:00:00Z";

    [Fact]
    public async Task Messages_after_it_come_exactly_when_it_is_over()
    {
        await using Chat chat = new(Bot(Chat.Say("one"), new DelayStep { Duration = "2" }, Chat.Say("two")));

        await chat.SayAsync("hi");
        await chat.PassAsync(TimeSpan.FromSeconds(2) - TimeSpan.FromTicks(1));
        IReadOnlyList<string> before = chat.Texts;
        await chat.PassAsync(TimeSpan.FromTicks(1));

        Assert.Equal(["one"], before);
        Assert.Equal(["one", "two"], chat.Texts);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_user_who_writes_drops_a_long_delay_unless_the_step_says_otherwise(bool cancels, int closed)
    {
        await using Chat chat = new(Bot(
            new DelayStep { Duration = "5", Unit = DelayUnit.Minutes, CancelOnUserMessage = cancels }, new CloseConversationStep()));
        await chat.SayAsync("hi");
        await chat.PassAsync(TimeSpan.FromMinutes(1));

        TurnResult turn = await chat.SayAsync("still here");
        await chat.PassAsync(TimeSpan.FromMinutes(4));

        Assert.False(turn.IsQueued);
        Assert.Equal(closed, chat.Channel.Deliveries.Count(delivery => delivery.Effect is ConversationClosed));
    }

    [Fact]
    public async Task Silence_lets_the_next_step_run_when_the_delay_is_over()
    {
        await using Chat chat = new(Bot(new DelayStep { Duration = "5", Unit = DelayUnit.Minutes }, new CloseConversationStep()));
        await chat.SayAsync("hi");

        await chat.PassAsync(TimeSpan.FromMinutes(5));

        Assert.IsType<ConversationClosed>(Assert.Single(chat.Channel.Deliveries).Effect);
        Assert.True((await chat.StateAsync()).IsClosed);
    }

    [Theory]
    [InlineData("{n}", DelayUnit.Seconds, 3_000)]
    [InlineData("{number}", DelayUnit.Seconds, 1_500)]
    [InlineData(" 3 ", DelayUnit.Seconds, 3_000)]
    [InlineData("0.25", DelayUnit.Seconds, 250)]
    [InlineData("250", DelayUnit.Milliseconds, 250)]
    [InlineData("1.5", DelayUnit.Minutes, 90_000)]
    [InlineData("24", DelayUnit.Hours, 86_400_000)]
    [InlineData("1e3", DelayUnit.Milliseconds, 1_000)]
    public async Task The_duration_is_a_number_in_the_unit(string duration, DelayUnit unit, int milliseconds)
    {
        BlockResult result = await RunAsync(new DelayStep { Duration = duration, Unit = unit });

        Assert.Equal(RunStatus.Waiting, result.Status);
        Assert.Equal(StepStatus.Suspended, result.Log[0].Status);
        Assert.Equal(DateTimeOffset.Parse(Now, null).AddMilliseconds(milliseconds), result.Continuation?.DueTime);
        Assert.Equal(("block", 1), (result.Continuation?.Block, result.Continuation?.StepIndex));
    }

    [Theory]
    [InlineData("-1", DelayUnit.Seconds)]
    [InlineData("-0.001", DelayUnit.Seconds)]
    [InlineData("abc", DelayUnit.Seconds)]
    [InlineData("", DelayUnit.Seconds)]
    [InlineData("{missing}", DelayUnit.Seconds)]
    [InlineData("{list}", DelayUnit.Seconds)]
    [InlineData("1,5", DelayUnit.Seconds)]
    [InlineData("NaN", DelayUnit.Seconds)]
    [InlineData("Infinity", DelayUnit.Seconds)]
    [InlineData("1e308", DelayUnit.Hours)]
    [InlineData("24.1", DelayUnit.Hours)]
    [InlineData("86401", DelayUnit.Seconds)]
    public async Task Any_other_duration_fails_the_step(string duration, DelayUnit unit)
    {
        BlockResult result = await RunAsync(new DelayStep { Duration = duration, Unit = unit });

        Assert.Equal(ErrorCodes.InvalidDuration, result.Log[0].Error?.Code);
        Assert.Equal(Run.ErrorBlock, result.Block);
        Assert.Null(result.Continuation);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("1e-9")]
    public async Task Without_a_duration_nothing_waits(string duration)
    {
        BlockResult result = await RunAsync(new DelayStep { Duration = duration });

        Assert.Equal(RunStatus.Completed, result.Status);
        Assert.Equal("next", result.Block);
    }

    [Theory]
    [InlineData("10", true, MessageDuringWait.IsQueued)]
    [InlineData("10", false, MessageDuringWait.IsQueued)]
    [InlineData("10.001", true, MessageDuringWait.CancelsWait)]
    [InlineData("10.001", false, MessageDuringWait.KeepsWait)]
    public async Task Up_to_ten_seconds_are_rhythm_that_no_message_disturbs(string seconds, bool cancels, MessageDuringWait duringWait)
    {
        BlockResult result = await RunAsync(new DelayStep { Duration = seconds, CancelOnUserMessage = cancels });

        Assert.Equal(duringWait, result.Continuation?.DuringWait);
    }

    private static BotDefinition Bot(params IActionStep[] steps) => new("bot", [new ActionBlock("start", steps)]) { Start = "start" };

    private static Task<BlockResult> RunAsync(DelayStep step) => Run.StepsAsync(
        Run.Session(("n", "3"), ("number", 1.5), ("list", Value.List(1))), null, new ExecutionOptions { Clock = new FixedClock(Now) }, step);
}
