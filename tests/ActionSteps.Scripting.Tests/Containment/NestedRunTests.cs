namespace ActionSteps.Scripting.Tests.Containment;

/// <summary>A function of the host may run another script while the first one waits for its return on the same thread.</summary>
public sealed class NestedRunTests
{
    [Fact]
    public async Task The_outer_run_still_pays_for_what_is_put_off_after_an_inner_one_has_ended()
    {
        var inner = Script.Compile("'x'.repeat(10) + 1");
        ScriptGlobals globals = new ScriptGlobals().Add("inner", (_, _) => new ValueTask<ScriptValue>(
            inner.RunAsync(null, null, CancellationToken.None).GetAwaiter().GetResult().Value));

        // A rope takes its memory when somebody looks at it: without a meter it would take it for nothing.
        const string Source = "inner(); const a = []; for (let i = 0; i < 400; i++) { const t = 'x'.repeat(1e4) + i; t.charCodeAt(3); a.push(t); } inner() + a.length";
        ScriptResult with = await Script.Compile(Source).RunAsync(globals, null, CancellationToken.None);
        ScriptResult without = await Script.Compile(Source).RunAsync(new ScriptGlobals().Add("inner", (_, _) => new ValueTask<ScriptValue>("xxxxxxxxxx1")), null, CancellationToken.None);
        Assert.Equal("xxxxxxxxxx1400", with.Value.AsText());
        Assert.InRange(with.Usage.PeakMemoryBytes, without.Usage.PeakMemoryBytes - 100_000, without.Usage.PeakMemoryBytes + 100_000);
        Assert.InRange(with.Usage.Instructions, without.Usage.Instructions - 1_000, without.Usage.Instructions + 1_000);
    }

    [Fact]
    public async Task The_limit_of_an_inner_run_is_not_that_of_the_outer_one()
    {
        var inner = Script.Compile("for (;;) { }");
        ScriptGlobals globals = new ScriptGlobals().Add("inner", (_, _) => new ValueTask<ScriptValue>(
            inner.RunAsync(null, new ScriptLimits { Instructions = 1000 }, CancellationToken.None).GetAwaiter().GetResult().Value));
        Assert.Equal("Error: A function of the host failed", (await TestScripts.RunAsync("let r; try { inner(); } catch (e) { r = String(e); } r", globals: globals)).AsText());
    }
}
