using ActionSteps.Api;
using ActionSteps.Execution;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Api;

public sealed class ApiRetryTests
{
    private static readonly ScriptedAnswer s_busy = new(503);
    private static readonly ScriptedAnswer s_ok = new(200, """{"messages":{"type":"text","config":{"textMessages":"done"}}}""");

    [Fact]
    public async Task Without_retry_a_request_is_sent_once()
    {
        ScriptedHttp http = new(s_busy, s_ok);

        Assert.Equal(Run.ErrorBlock, (await RunAsync(http, new LeapingClock(), retry: null)).Block);
        Assert.Single(http.Requests);
    }

    [Fact]
    public async Task A_failed_request_is_sent_again_with_growing_waits_until_it_succeeds()
    {
        ScriptedHttp http = new(s_busy, ScriptedAnswer.Fails(OutboundFailure.Connect), ScriptedAnswer.Fails(OutboundFailure.Timeout), s_ok);
        LeapingClock clock = new();

        BlockResult result = await RunAsync(http, clock, new ApiRetry { Attempts = 4, DelaySeconds = 2, MaxDelaySeconds = 5 }, chance: 0);

        Assert.Equal(["done"], ApiRun.Texts(result));
        Assert.Equal([2, 4, 5], clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData(0.0, 4)]
    [InlineData(0.5, 3)]
    [InlineData(1.0, 2)]
    public async Task Chance_shortens_a_wait_by_up_to_half(double chance, double seconds)
    {
        LeapingClock clock = new();

        await RunAsync(new ScriptedHttp(s_busy, s_ok), clock, new ApiRetry { DelaySeconds = 4 }, chance);

        Assert.Equal([seconds], clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task The_last_failure_counts_and_tells_how_many_attempts_there_were()
    {
        ScriptedHttp http = new(s_busy, new ScriptedAnswer(500));

        BlockResult result = await RunAsync(http, new LeapingClock(), new ApiRetry { Attempts = 3 });

        Value error = result.Log[0].Error?.ToValue() ?? default;
        Assert.Equal((3, 500, 3), (http.Requests.Count, error["response"]["status"], error["attempts"]));
    }

    [Theory]
    [InlineData(400, 1)]
    [InlineData(401, 1)]
    [InlineData(404, 1)]
    [InlineData(501, 1)]
    [InlineData(302, 1)]
    [InlineData(408, 2)]
    [InlineData(425, 2)]
    [InlineData(429, 2)]
    [InlineData(500, 2)]
    [InlineData(502, 2)]
    [InlineData(504, 2)]
    public async Task Only_what_may_pass_is_tried_again(int status, int attempts)
    {
        ScriptedHttp http = new(new ScriptedAnswer(status));

        await RunAsync(http, new LeapingClock(), new ApiRetry { Attempts = 2 });

        Assert.Equal(attempts, http.Requests.Count);
    }

    [Theory]
    [InlineData(OutboundFailure.Blocked, 1)]
    [InlineData(OutboundFailure.TooLarge, 1)]
    [InlineData(OutboundFailure.InvalidResponse, 1)]
    [InlineData(OutboundFailure.TooManyRedirects, 1)]
    [InlineData(OutboundFailure.Timeout, 1)]
    [InlineData(OutboundFailure.Connect, 2)]
    [InlineData(OutboundFailure.Interrupted, 2)]
    [InlineData(OutboundFailure.NameNotFound, 2)]
    [InlineData(OutboundFailure.Tls, 2)]
    public async Task Only_the_outcomes_that_are_named_are_tried_again(OutboundFailure failure, int attempts)
    {
        ScriptedHttp http = new(ScriptedAnswer.Fails(failure));

        await RunAsync(http, new LeapingClock(), new ApiRetry { Attempts = 2, On = [ApiOutcome.Connect] });

        Assert.Equal(attempts, http.Requests.Count);
    }

    [Theory]
    [InlineData("7", 7.0)]
    [InlineData("0", 1.0)]
    [InlineData("30", 30.0)]
    [InlineData("Thu, 01 Jan 2026 00:00:09 GMT", 9.0)]
    [InlineData("Thu, 01 Jan 2025 00:00:09 GMT", 1.0)]
    [InlineData("soon", 1.0)]
    [InlineData("-5", 1.0)]
    [InlineData("31", null)]
    [InlineData("4000000000", null)]
    [InlineData("Thu, 01 Jan 2026 01:00:00 GMT", null)]
    public async Task Retry_after_is_honoured_and_bounded(string header, double? seconds)
    {
        LeapingClock clock = new();

        await RunAsync(new ScriptedHttp(ScriptedAnswer.Later(429, header), s_ok), clock, new ApiRetry(), chance: 0);

        Assert.Equal(seconds is { } wait ? [wait] : [], clock.Waits.Select(known => known.TotalSeconds));
    }

    [Fact]
    public async Task Waits_stay_within_the_time_of_the_step()
    {
        ScriptedHttp http = new(s_busy);
        LeapingClock clock = new();

        BlockResult result = await RunAsync(
            http, clock, new ApiRetry { Attempts = 10, DelaySeconds = 60, MaxDelaySeconds = 60 }, chance: 0, new ExecutionLimits { StepTimeout = TimeSpan.FromSeconds(150) });

        // The third wait would end after the step's 150 seconds.
        Assert.Equal((3, ErrorCodes.HttpError), (http.Requests.Count, result.Log[0].Error?.Code));
        Assert.Equal([60, 60], clock.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal([30, 30, 29.9], http.Requests.Select(request => request.Timeout?.TotalSeconds));
    }

    [Fact]
    public async Task The_idempotency_key_is_the_same_for_every_attempt_and_another_one_for_every_execution()
    {
        ScriptedHttp http = new(s_busy, s_ok);
        ApiStep step = Step(new ApiRetry(), idempotent: true);

        await Run.StepsAsync(Run.Session(), new Ports(http), new ExecutionOptions { Clock = new LeapingClock() }, step, step);

        string?[] keys = [.. http.Requests.Select(request => ScriptedHttp.HeaderOf(request, "Idempotency-Key"))];
        Assert.Equal((3, keys[0]), (keys.Length, keys[1]));
        Assert.NotEqual(keys[0], keys[2]);
        Assert.False(string.IsNullOrEmpty(keys[0]));
        Assert.Null(ScriptedHttp.HeaderOf((await SentAsync(Step(retry: null)))[0], "Idempotency-Key"));
    }

    private static async Task<IReadOnlyList<OutboundRequest>> SentAsync(ApiStep step)
    {
        ScriptedHttp http = new(s_ok);
        await ApiRun.RunAsync(Run.Session(), step, http: http);
        return http.Requests;
    }

    private static ApiStep Step(ApiRetry? retry, bool idempotent = false) =>
        new() { Method = ApiMethod.Post, Url = "https://example.com/", Retry = retry, Idempotent = idempotent };

    private static Task<BlockResult> RunAsync(ScriptedHttp http, LeapingClock clock, ApiRetry? retry, double chance = 0.5, ExecutionLimits? limits = null) =>
        ApiRun.RunAsync(
            Run.Session(),
            Step(retry),
            new ExecutionOptions { Clock = clock, Random = new FixedRandom(chance), Limits = limits ?? new ExecutionLimits() },
            http: http);
}
