namespace ActionSteps.Scripting.Tests.Execution;

public sealed class TimerTests
{
    [Theory]
    [InlineData("let r = ''; setTimeout(() => { r += 'b'; }, 2); setTimeout(() => { r += 'a'; }, 1); await new Promise(f => setTimeout(f, 5)); return r;", "ab")]
    [InlineData("let r = ''; const t = setTimeout(() => { r += 'x'; }, 1); clearTimeout(t); await new Promise(f => setTimeout(f, 3)); return r + 'y';", "y")]
    [InlineData("let n = 0; await new Promise(f => { const t = setInterval(() => { if (++n === 3) { clearInterval(t); f(); } }, 1); }); return n;", "3")]
    [InlineData("const r = []; setTimeout((a, b) => r.push(a + b), 1, 'x', 'y'); await new Promise(f => setTimeout(f, 2)); return r[0];", "xy")]
    [InlineData("let r = ''; setTimeout(() => { r += 't'; }, 0); queueMicrotask(() => { r += 'm'; }); r += 's'; await new Promise(f => setTimeout(f, 2)); return r;", "smt")]
    public async Task Timers_fire_in_order_and_can_be_stopped(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunBodyAsync(source)).ToString());

    [Fact]
    public async Task Stopped_timers_do_not_pile_up() =>
        Assert.Equal("200000", (await TestScripts.RunBodyAsync(
            "let n = 0; const last = setTimeout(() => {}, 1); for (; n < 200000; n++) { clearTimeout(setTimeout(() => {}, 1e9)); } clearTimeout(last); return n;",
            limits: new ScriptLimits { MemoryBytes = 4 << 20, ComputingTime = TimeSpan.FromSeconds(20) })).ToString());

    [Fact]
    public async Task Too_many_timers_are_a_limit()
    {
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunBodyAsync("for (;;) { setTimeout(() => {}, 1e6); }"));
        Assert.Equal(ScriptLimit.PendingWork, fault.Limit);
    }
}
