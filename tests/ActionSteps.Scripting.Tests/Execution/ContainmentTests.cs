namespace ActionSteps.Scripting.Tests.Execution;

public sealed class ContainmentTests
{
    [Theory]
    [InlineData("function f() { f(); } let r; try { f(); } catch (e) { r = e.name; } r")]
    [InlineData("const o = { toString() { return '' + this; } }; let r; try { '' + o; } catch (e) { r = e.name; } r")]
    [InlineData("const o = { get x() { return this.x; } }; let r; try { o.x; } catch (e) { r = e.name; } r")]
    [InlineData("let a = []; for (let i = 0; i < 100000; i++) { a = [a]; } let r; try { JSON.stringify(a); } catch (e) { r = e.name; } r")]
    [InlineData("let r; try { JSON.parse('['.repeat(100000)); } catch (e) { r = e.name; } r")]
    [InlineData("let r; try { 'x'.repeat(2 ** 29); } catch (e) { r = e.name; } r")]
    public async Task Depth_and_size_beyond_the_limit_are_a_range_error_that_scripts_can_catch(string source) =>
        Assert.Equal("RangeError", (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("for (;;) { }")]
    [InlineData("for (;;) { try { for (;;) { } } catch { } finally { continue; } }")]
    [InlineData("const f = () => Promise.resolve().then(f); f();")]
    public async Task Endless_computing_ends_at_the_limit_and_cannot_be_caught(string source)
    {
        var limits = new ScriptLimits { ComputingTime = TimeSpan.FromMilliseconds(100) };
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunAsync(source, limits: limits));
        Assert.Equal(ScriptLimit.ComputingTime, fault.Limit);
    }

    [Theory]
    [InlineData("const a = []; for (;;) { a.push({ x: 1 }); }")]
    [InlineData("let s = 'x'; const a = []; for (;;) { s = s.length > 1000000 ? 'x' : s + s; a.push(s + 'y'); }")]
    [InlineData("let o = {}; for (let i = 0; ; i++) { o['k' + i] = i; }")]
    public async Task Memory_that_stays_reachable_ends_at_the_limit(string source)
    {
        var limits = new ScriptLimits { MemoryBytes = 8 << 20, ComputingTime = TimeSpan.FromSeconds(20) };
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunAsync(source, limits: limits));
        Assert.Equal(ScriptLimit.Memory, fault.Limit);
    }

    [Fact]
    public async Task Garbage_does_not_count()
    {
        var limits = new ScriptLimits { MemoryBytes = 4 << 20, ComputingTime = TimeSpan.FromSeconds(20) };
        ScriptValue value = await TestScripts.RunAsync("let n = 0; for (let i = 0; i < 200000; i++) { const o = { i }; n += o.i ? 1 : 0; } n", limits: limits);
        Assert.Equal(199999, value.AsNumber());
    }

    [Fact]
    public void Hostile_nesting_of_the_source_is_a_syntax_fault()
    {
        Assert.Throws<ScriptSyntaxException>(() => Script.Compile(new string('(', 200_000)));
        Assert.Throws<ScriptSyntaxException>(() => Script.Compile(string.Concat(Enumerable.Repeat("[", 200_000))));
        Assert.Throws<ScriptSyntaxException>(() => Script.Compile(string.Concat(Enumerable.Repeat("if(1)", 100_000)) + ";"));
    }

    [Fact]
    public async Task Changes_of_intrinsics_do_not_outlive_the_run()
    {
        await TestScripts.RunAsync("Object.prototype.leak = 1; Array.prototype.map = null; Math.abs = null; globalThis.x = 1;");
        ScriptValue value = await TestScripts.RunAsync("[typeof {}.leak, typeof [].map, typeof Math.abs, typeof globalThis.x].join()");
        Assert.Equal("undefined,function,function,undefined", value.AsText());
    }
}
