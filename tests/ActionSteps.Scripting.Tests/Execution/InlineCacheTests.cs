namespace ActionSteps.Scripting.Tests.Execution;

/// <summary>What a place in the code has learnt about objects must not outlive a change of them. The scripts run long enough to learn.</summary>
public sealed class InlineCacheTests
{
    private const string Learn = "function learn(f) { for (let i = 0; i < 3000; i++) f(i); }";

    [Theory]
    [InlineData("const p = { m() { return 1; } }; const o = Object.create(p); const f = () => o.m(); learn(f); p.m = () => 2; [f()]", "2")]
    [InlineData("const p = { m: 1 }; const o = Object.create(p); const f = () => o.m; learn(f); o.m = 2; [f(), p.m]", "2,1")]
    [InlineData("const g = { m: 1 }; const p = Object.create(g); const o = Object.create(p); const f = () => o.m; learn(f); p.m = 3; [f()]", "3")]
    [InlineData("const g = { m: 1 }; const p = Object.create(g); const o = Object.create(p); const f = () => o.m; learn(f); Object.setPrototypeOf(p, { m: 4 }); [f()]", "4")]
    [InlineData("const p = { m: 1 }; const o = Object.create(p); const f = () => o.m; learn(f); delete p.m; [f()]", "")]
    [InlineData("const p = { m: 1 }; const o = Object.create(p); const f = () => o.m; learn(f); Object.defineProperty(p, 'm', { get() { return 5; } }); [f()]", "5")]
    [InlineData("class A { get v() { return this.x; } } const a = new A(); a.x = 6; const f = () => a.v; learn(f); a.x = 7; [f()]", "7")]
    [InlineData("class A { get v() { return 1; } } const a = new A(); const f = () => a.v; learn(f); Object.defineProperty(A.prototype, 'v', { value: 8 }); [f()]", "8")]
    [InlineData("class A { get v() { throw new Error('no'); } } const a = new A(); const f = () => { try { return a.v; } catch (e) { return e.message; } }; learn(f); [f()]", "no")]
    [InlineData("class A {} class B extends A {} const b = new B(); A.prototype.m = () => 1; const f = () => b.m(); learn(f); B.prototype.m = () => 9; [f()]", "9")]
    [InlineData("const f = s => s.twice(); String.prototype.twice = function () { return this + this; }; learn(() => f('a')); String.prototype.twice = () => 'new'; [f('a')]", "new")]
    [InlineData("const f = s => s.trim(); learn(() => f(' a ')); delete String.prototype.trim; let r; try { f(''); } catch (e) { r = e.name; } [r]", "TypeError")]
    [InlineData("const f = s => s.toString(); learn(() => f('a')); [f(1), f('b'), f(true), f({ toString() { return 'o'; } })]", "1,b,true,o")]
    public async Task What_is_read_is_what_is_there_now(string script, string expected) => Assert.Equal(expected, await JoinedAsync(script));

    [Theory]
    [InlineData("class P { constructor(x) { this.x = x; } } learn(i => new P(i)); Object.defineProperty(P.prototype, 'x', { set(v) { this.y = v; } }); const p = new P(1); [p.y, Object.keys(p)]", "1,y")]
    [InlineData("'use strict'; function P() { this.x = 1; } learn(() => new P()); Object.defineProperty(P.prototype, 'x', { value: 0, writable: false }); let r; try { new P(); } catch (e) { r = e.name; } [r]", "TypeError")]
    [InlineData("const add = o => { o.z = 1; return o; }; learn(() => add({ a: 1 })); const o = Object.preventExtensions({ a: 1 }); [Object.keys(add(o))]", "a")]
    [InlineData("const add = o => { o.z = 1; return o; }; learn(() => add({ a: 1 })); const o = Object.freeze({ a: 1, z: 0 }); [add(o).z]", "0")]
    [InlineData("const put = (o, v) => { o.a = v; }; const o = { a: 1 }; learn(i => put(o, i)); Object.defineProperty(o, 'a', { writable: false }); put(o, 'x'); [o.a]", "2999")]
    [InlineData("const add = o => { o.z = 1; }; const made = []; learn(i => { const p = {}; const o = Object.create(p); o.a = i; add(o); if (i > 2990) made.push(Object.keys(o).join('')); }); [made.filter((v, i) => made.indexOf(v) === i)]", "az")]
    [InlineData("var g = 0; const f = () => { g = g + 1; }; learn(f); globalThis.g = 'x'; f(); [g]", "x1")]
    [InlineData("var g = 1; const f = () => g; learn(f); Object.defineProperty(globalThis, 'h', { value: 2 }); g = 3; [f(), h]", "3,2")]
    [InlineData("function P(n) { this.a = 1; if (n > 2990) { this.b = 2; this.c = 3; } } const last = []; learn(i => { last[0] = new P(i); }); [Object.keys(last[0]), Object.keys(new P(0))]", "a,b,c,a")]
    public async Task What_is_written_obeys_what_is_there_now(string script, string expected) =>
        Assert.Equal(expected, await JoinedAsync(script));

    [Theory]
    [InlineData("let n = 0; for (let i = 0; i < 5000; i++) { const o = i % 3 ? { a: i, b: 1 } : { b: 2, a: i }; n += o.b; } [n]", "6667")]
    [InlineData("const kinds = [{ v: 1 }, { a: 0, v: 2 }, { b: 0, v: 3 }, [4], 'text', Object.create({ v: 5 })]; let n = 0; for (let i = 0; i < 6000; i++) { n += kinds[i % 6].v || 0; } [n]", "11000")]
    public async Task Objects_of_many_kinds_may_take_turns(string script, string expected) => Assert.Equal(expected, await JoinedAsync(script));

    private static async Task<string> JoinedAsync(string script)
    {
        // The list at the end of a script is what it is about.
        int end = script.LastIndexOf(" [", StringComparison.Ordinal);
        string mode = script.StartsWith("'use strict'", StringComparison.Ordinal) ? "'use strict';" : "";
        ScriptValue value = await TestScripts.RunAsync($"{mode}{Learn}{script[..end]};({script[end..]}).join()");
        return value.AsText();
    }
}
