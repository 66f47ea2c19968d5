using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Replay;
using ActionSteps.Testing;
using ActionSteps.Tests.Conversations.Durability;

namespace ActionSteps.Tests.Replay;

/// <summary>What a script waits for comes in the order in which it came.</summary>
public sealed class RecordedTimeTests
{
    private const string Race = "{ \"kind\": \"code\", \"id\": \"race\", \"code\": \""
        + "const late = ms => new Promise(r => setTimeout(() => r('timer'), ms));"
        + "const ask = async path => (await (await fetch('https://api.example/' + path)).text());"
        + "const first = await Promise.race([ask('100'), late(TIMER)]);"
        + "const all = []; await Promise.all([ask('300').then(x => all.push(x)), ask('50').then(x => all.push(x)), late(120).then(x => all.push(x))]);"
        + "ChatlayerResponseBuilder().addSessionVariable('order', first + ' ' + all.join(' ')).send();\" }";

    [Theory]
    [InlineData(40, "timer 50 timer 300")]
    [InlineData(160, "100 50 timer 300")]
    public async Task Answers_and_timers_race_as_they_did(int timer, string order)
    {
        VirtualClock clock = new();
        await using RecordedChat chat = new(
            RecordedChat.Bot(Race.Replace("TIMER", $"{timer}", StringComparison.Ordinal)), clock, DurableStore.New(DurableStore.Local, clock), [new SlowHttp(clock)]);

        TurnResult turn = await DriveAsync(chat.SayAsync("hi"), clock);
        ReplayResult replay = await chat.ReplayAsync();

        Assert.Equal(order, Assert.Single(turn.Changes, change => change.Path == "order").NewValue);
        Assert.Empty(replay.Differences);
    }

    [Fact]
    public async Task A_request_that_a_script_gave_up_is_given_up_again()
    {
        VirtualClock clock = new();
        await using RecordedChat chat = new(
            RecordedChat.Bot("{ \"kind\": \"code\", \"code\": \"const c = new AbortController(); setTimeout(() => c.abort(), 30); let name = 'none'; try { await fetch('https://api.example/5000', { signal: c.signal }); } catch (e) { name = e.name; } ChatlayerResponseBuilder().addSessionVariable('name', name).send();\" }"),
            clock,
            DurableStore.New(DurableStore.Local, clock),
            [new SlowHttp(clock)]);

        TurnResult turn = await DriveAsync(chat.SayAsync("hi"), clock);
        ReplayResult replay = await chat.ReplayAsync();

        Assert.Equal("AbortError", Assert.Single(turn.Changes, change => change.Path == "name").NewValue);
        Assert.Empty(replay.Differences);
    }

    [Fact]
    public async Task A_step_that_ran_out_of_time_does_so_again_at_once()
    {
        VirtualClock clock = new();
        await using RecordedChat chat = new(
            RecordedChat.Bot("{ \"kind\": \"api\", \"id\": \"call\", \"method\": \"GET\", \"url\": \"https://api.example/500000\" }"),
            clock,
            DurableStore.New(DurableStore.Local, clock),
            [new SlowHttp(clock)]);

        TurnResult turn = await DriveAsync(chat.SayAsync("hi"), clock);
        ReplayResult replay = await chat.ReplayAsync();

        Assert.Equal(RunStatus.Failed, turn.Status);
        Assert.Equal(ErrorCodes.Timeout, turn.Runs[0].Error?.Code);
        Assert.Empty(replay.Differences);
    }

    private static async Task<TurnResult> DriveAsync(Task<TurnResult> turn, VirtualClock clock)
    {
        while (!turn.IsCompleted)
        {
            await Task.WhenAny(turn, Task.Delay(1));
            clock.Advance(TimeSpan.FromMilliseconds(clock.NextTimer is { } next && next - clock.GetUtcNow() > TimeSpan.FromSeconds(1) ? 500 : 5));
        }

        return await turn;
    }

    /// <summary>Answers after as many milliseconds as the path says, with the path.</summary>
    private sealed class SlowHttp(TimeProvider clock) : IOutboundHttp
    {
        public async Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken)
        {
            string path = request.Url.AbsolutePath[1..];
            await Task.Delay(TimeSpan.FromMilliseconds(int.Parse(path, System.Globalization.CultureInfo.InvariantCulture)), clock, cancellationToken);
            return new OutboundResponse(request.Url, 200, "OK", [new("Content-Type", "text/plain")], new MemoryStream(System.Text.Encoding.UTF8.GetBytes(path)));
        }
    }
}
