namespace ActionSteps.Scripting.Tests.BuiltIns;

/// <summary>Built-ins that are asked for more than a run may have.</summary>
public sealed class HostileArgumentTests
{
    [Theory]
    [InlineData("new Array(4294967295).join('x')")]
    [InlineData("new Array(4294967295).fill(0)")]
    [InlineData("[].concat(new Array(4294967295)).toSorted()")]
    [InlineData("Array.from({ length: 2 ** 40 })")]
    [InlineData("Array.prototype.toReversed.call({ length: 2 ** 32 - 1 })")]
    [InlineData("'x'.repeat(2 ** 29)")]
    [InlineData("'x'.padStart(2 ** 30)")]
    [InlineData("let s = 'x'; for (;;) { s += s; }")]
    [InlineData("let a = []; for (let i = 0; i < 100000; i++) { a = [a]; } a.flat(Infinity)")]
    [InlineData("let a = []; for (let i = 0; i < 100000; i++) { a = [a]; } String(a)")]
    [InlineData("encodeURIComponent('\\u20ac'.repeat(5000000))")]
    [InlineData("const a = []; a.length = 4294967295; a.push(1)")]
    public async Task Results_beyond_the_limits_are_a_range_error(string source)
    {
        var limits = new ScriptLimits { ComputingTime = TimeSpan.FromSeconds(20) };
        Assert.Equal("RangeError", (await TestScripts.RunAsync($"let name; try {{ {source} }} catch (e) {{ name = e.name; }} name", limits: limits)).ToString());
    }

    [Theory]
    [InlineData("new Array(4294967295).forEach(x => x)")]
    [InlineData("let a = [1, 2]; for (let i = 0; i < 60; i++) { a = [a, a]; } String(a)")]
    [InlineData("let a = [1, 2]; for (let i = 0; i < 60; i++) { a = [a, a]; } JSON.stringify(a)")]
    [InlineData("new Array(4294967295).reverse()")]
    [InlineData("Array.prototype.includes.call({ length: 2 ** 53 - 1 }, 1)")]
    [InlineData("Array.prototype.sort.call({ length: 2 ** 53 - 1 })")]
    [InlineData("let a = []; for (let i = 0; i < 60; i++) { a = [a, a]; } a.flat(Infinity)")]
    [InlineData("let a = []; for (let i = 0; i < 60; i++) { a = [a, a]; } a.join = 0; JSON.stringify(a, (k, v) => k === '0' || k === '1' || k === '' ? v : 0, 0) + [a].join('')")]
    [InlineData("const t = 'a'.repeat(7000000), u = 'a'.repeat(3000000) + 'b'; for (;;) { t.indexOf(u); t.lastIndexOf('b' + u); }")]
    [InlineData("const a = 'x'.repeat(5e6) + 'a', b = 'x'.repeat(5e6) + 'b'; const l = []; for (let i = 0; i < 100000; i++) { l.push(i % 2 ? a : b); } l.sort()")]
    [InlineData("const a = 'x'.repeat(5e6) + 'a', b = 'x'.repeat(5e6) + 'b'; const l = []; for (let i = 0; i < 100000; i++) { l.push(a); } l.includes(b)")]
    public async Task Endless_work_of_a_built_in_ends_at_a_limit(string source)
    {
        var limits = new ScriptLimits { ComputingTime = TimeSpan.FromMilliseconds(200) };
        await Assert.ThrowsAnyAsync<ScriptException>(() => TestScripts.RunAsync(source, limits: limits));
    }

    [Theory]
    [InlineData("const a = []; for (;;) { a.push(new Array(1000).fill(1)); }")]
    [InlineData("let a = [1]; for (;;) { a = a.concat(a); }")]
    [InlineData("const a = []; for (;;) { a.push(JSON.parse('[1,2,3,4,5,6,7,8]')); }")]
    public async Task Memory_of_built_ins_is_counted(string source)
    {
        var limits = new ScriptLimits { MemoryBytes = 4 << 20, ComputingTime = TimeSpan.FromSeconds(20) };
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunAsync(source, limits: limits));
        Assert.Equal(ScriptLimit.Memory, fault.Limit);
    }
}
