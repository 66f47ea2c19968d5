namespace ActionSteps.Scripting.Tests.Web;

public sealed class StructuredCloneTests
{
    [Theory]
    [InlineData("const o = { a: 1 }; o.self = o; const c = structuredClone(o); c !== o && c.self === c && c.a === 1", "true")]
    [InlineData("const d = structuredClone(new Date(5)); d instanceof Date && d.getTime()", "5")]
    [InlineData("const m = structuredClone(new Map([['k', { z: 1 }], [1, new Set([2])]])); m.get('k').z + m.get(1).size", "2")]
    [InlineData("const e = structuredClone(new RangeError('bad', { cause: 7 })); [e instanceof RangeError, e.message, e.cause].join()", "true,bad,7")]
    [InlineData("const l = structuredClone([1, , 3]); (1 in l) + ',' + l.length", "false,3")]
    [InlineData("[...structuredClone(new Uint8Array([1, 2, 3]).subarray(1))].join()", "2,3")]
    [InlineData("const b = new ArrayBuffer(8); const v = structuredClone([new Uint8Array(b), new Uint8Array(b)]); v[0].buffer === v[1].buffer && v[0].buffer !== b", "true")]
    [InlineData("const b = new ArrayBuffer(8); const c = structuredClone(b, { transfer: [b] }); c.byteLength + ',' + b.byteLength", "8,0")]
    [InlineData("class P { x = 1; } const c = structuredClone(new P()); (c instanceof P) + JSON.stringify(c)", "false{\"x\":1}")]
    [InlineData("structuredClone(5n) === 5n", "true")]
    [InlineData("JSON.stringify(structuredClone({ get a() { return 3; } }))", "{\"a\":3}")]
    public async Task A_clone_is_deep_and_keeps_shared_and_cyclic_references(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("() => 1")]
    [InlineData("Symbol('x')")]
    [InlineData("Promise.resolve()")]
    [InlineData("new WeakMap()")]
    [InlineData("{ f() {} }")]
    [InlineData("new Proxy({}, {})")]
    [InlineData("new URL('http://h/')")]
    public async Task What_cannot_be_cloned_is_a_DataCloneError(string value) =>
        Assert.Equal("DataCloneError25", (await TestScripts.RunAsync($"let r; try {{ structuredClone({(value.StartsWith('{') ? $"({value})" : value)}); }} catch (e) {{ r = e.name + e.code; }} r")).ToString());

    [Fact]
    public async Task Depth_does_not_matter() =>
        Assert.Equal("100000", (await TestScripts.RunAsync(
            "let o = {}; for (let i = 0; i < 100000; i++) o = { o }; let c = structuredClone(o), n = 0; while (c.o) { c = c.o; n++; } n",
            limits: new ScriptLimits { ComputingTime = TimeSpan.FromMinutes(1), TotalTime = TimeSpan.FromMinutes(2) })).ToString());
}
