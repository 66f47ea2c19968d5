namespace ActionSteps.Scripting.Tests.Containment;

/// <summary>Limits that the tables of hostile scripts do not show: each is enforced, and just below it a script is left alone.</summary>
public sealed class LimitTests
{
    public static TheoryData<ScriptLimit, ScriptLimits, string> Ends => new()
    {
        { ScriptLimit.Instructions, new() { Instructions = 100_000 }, "for (let i = 0; i < 1e6; i++) { }" },
        { ScriptLimit.ComputingTime, new() { ComputingTime = TimeSpan.FromMilliseconds(5) }, "for (;;) { }" },
        { ScriptLimit.TotalTime, new() { ComputingTime = TimeSpan.FromHours(1), TotalTime = TimeSpan.FromMilliseconds(5) }, "for (;;) { }" },
        { ScriptLimit.TotalTime, new() { TotalTime = TimeSpan.FromMilliseconds(5) }, "await new Promise(() => setTimeout(() => { }, 1e6));" },
        { ScriptLimit.TotalTime, new() { TotalTime = TimeSpan.FromMilliseconds(5) }, "await ask();" },
        { ScriptLimit.Memory, new() { MemoryBytes = 70_000 }, "const a = new Array(10000).fill(1.5); return a.map(x => [x]).length;" },
        { ScriptLimit.PendingWork, new() { PendingWork = 2 }, "setTimeout(() => { }, 1); setTimeout(() => { }, 1); setTimeout(() => { }, 1);" },
        { ScriptLimit.PendingWork, new() { PendingWork = 2 }, "ask(); ask(); ask();" },
        { ScriptLimit.PendingWork, new() { PendingWork = 0 }, "try { ask(); } catch { } return 1;" },
        { ScriptLimit.ResultSize, new() { ResultSize = 100 }, "return new Array(101).fill(0);" },
        { ScriptLimit.ResultSize, new() { ResultSize = 100 }, "return 'x'.repeat(101);" },
        { ScriptLimit.ResultSize, new() { ResultSize = 100 }, "return { a: 'x'.repeat(60), b: ['x'.repeat(60)] };" },
        { ScriptLimit.ResultSize, new() { ResultSize = 1000 }, "let a = [1]; for (let i = 0; i < 30; i++) a = [a, a]; return a;" },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_limit_ends_the_run(ScriptLimit expected, ScriptLimits limits, string source)
    {
        ScriptGlobals globals = new ScriptGlobals().Add("ask", (_, _) => new ValueTask<ScriptValue>(new TaskCompletionSource<ScriptValue>().Task));
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunBodyAsync(source, globals, limits));
        Assert.Equal(expected, fault.Limit);
        Assert.NotEmpty(fault.Allowed);
    }

    [Theory]
    [InlineData("setTimeout(() => { }, 0); setTimeout(() => { }, 0); return 1;")]
    [InlineData("for (let i = 0; i < 10; i++) { clearTimeout(setTimeout(() => { }, 1)); } return 1;")]
    [InlineData("return [1, 'x'.repeat(50)];")]
    public async Task Up_to_the_limit_a_script_is_left_alone(string source) =>
        await TestScripts.RunBodyAsync(source, limits: new ScriptLimits { PendingWork = 2, ResultSize = 100 });

    [Theory]
    [InlineData("let r; try { (function f(n) { f(n + 1); })(0); } catch (e) { r = e.name; } return r;")]
    [InlineData("let r; try { 'x'.repeat(101); } catch (e) { r = e.name; } return r;")]
    [InlineData("let r; try { new Array(101).fill(0); } catch (e) { r = e.name; } return r;")]
    [InlineData("let r; const a = []; try { for (;;) a.push(0); } catch (e) { r = e.name; } return a.length === 100 && r;")]
    public async Task Depth_and_lengths_are_errors_of_the_script(string source) =>
        Assert.Equal("RangeError", (await TestScripts.RunBodyAsync(source, limits: new ScriptLimits { CallDepth = 16, StringLength = 100, ArrayLength = 100 })).ToString());

    [Theory]
    [InlineData(100, 1000, 3)]
    [InlineData(100_000, 7, 7)]
    [InlineData(0, 1000, 0)]
    [InlineData(100_000, 0, 0)]
    public async Task Console_output_ends_at_its_length_and_number_of_lines_with_a_line_that_tells_so(int length, int lines, int expected)
    {
        ScriptResult result = await Script.Compile("for (let i = 0; i < 1000; i++) { console.log('0123456789'); }")
            .RunAsync(null, new ScriptLimits { ConsoleLength = length, ConsoleLines = lines }, CancellationToken.None);
        Assert.Equal("Further console output is left out.", result.Console[^1].Text);
        Assert.Equal(expected, result.Console.Count - 1);
    }

    [Fact]
    public async Task Waiting_and_computing_count_together_on_the_clock_of_the_options()
    {
        var clock = new LeapingClock(TimeSpan.FromSeconds(20));
        var script = Script.Compile(
            "let n = 0; for (;;) { await new Promise(r => setTimeout(r, 20000)); n++; console.log(n); }",
            new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody, TimeProvider = clock });
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(
            () => script.RunAsync(null, new ScriptLimits { TotalTime = TimeSpan.FromSeconds(70), ComputingTime = TimeSpan.FromMinutes(1) }, CancellationToken.None));
        Assert.Equal(ScriptLimit.TotalTime, fault.Limit);
        Assert.Equal(3, fault.Console.Count);
    }

    /// <summary>Whoever waits on it has waited: time leaps to the end of the wait.</summary>
    private sealed class LeapingClock(TimeSpan longest) : TimeProvider
    {
        private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => _now;

        public override long GetTimestamp() => _now.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _now += dueTime < longest ? dueTime : longest;
            return TimeProvider.System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
