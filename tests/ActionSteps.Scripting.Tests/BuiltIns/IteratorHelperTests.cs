namespace ActionSteps.Scripting.Tests.BuiltIns;

public sealed class IteratorHelperTests
{
    private const string Numbers = "function* numbers() { let i = 0; try { while (true) yield i++; } finally { closed++; } } let closed = 0; ";

    [Theory]
    [InlineData("numbers().map((x, i) => x * 10 + i).take(4).toArray().join()", "0,11,22,33")]
    [InlineData("numbers().filter(x => x % 3 === 0).drop(2).take(3).toArray().join()", "6,9,12")]
    [InlineData("numbers().take(3).flatMap(x => [x, -x]).toArray().join()", "0,0,1,-1,2,-2")]
    [InlineData("numbers().take(5).reduce((a, b) => a + b)", "10")]
    [InlineData("numbers().take(5).reduce((a, b, i) => a + b * i, 100)", "130")]
    [InlineData("[numbers().some(x => x > 5), closed].join()", "true,1")]
    [InlineData("[numbers().every(x => x < 5), closed].join()", "false,1")]
    [InlineData("[numbers().find(x => x > 5), closed].join()", "6,1")]
    [InlineData("[numbers().take(2).find(x => x > 5), closed].join()", ",1")]
    [InlineData("const r = []; numbers().take(3).forEach((x, i) => r.push(x, i)); r.join()", "0,0,1,1,2,2")]
    [InlineData("const t = numbers().take(0); [t.next().done, closed].join()", "true,0")]
    [InlineData("const m = numbers().map(x => x); m.next(); m.return(); [closed, m.next().done].join()", "1,true")]
    [InlineData("const m = numbers().map(x => x); m.return(); [closed, m.next().done].join()", "0,true")]
    [InlineData("const m = numbers().flatMap(() => numbers()); m.next(); m.return(); closed", "2")]
    [InlineData("let r; try { numbers().map(() => { throw new RangeError(); }).next(); } catch (e) { r = e.name; } r + closed", "RangeError1")]
    [InlineData("let r; try { const n = numbers(); n.next(); n.take(-1); } catch (e) { r = e.name; } r + closed", "RangeError1")]
    [InlineData("let r; try { const n = numbers(); n.next(); n.map(1); } catch (e) { r = e.name; } r + closed", "TypeError1")]
    [InlineData("[new Set([1, 2]).values().map(x => x + 1).toArray(), new Map([[1, 2]]).entries().toArray(), 'ab'[Symbol.iterator]().toArray(), [7].values().drop(1).toArray().length].join('|')", "2,3|1,2|a,b|0")]
    [InlineData("Iterator.from({ next() { return { done: this.n > 2, value: this.n++ }; }, n: 0 }).map(x => x * 2).toArray().join()", "0,2,4")]
    [InlineData("Iterator.from('xyz').toArray().join('')", "xyz")]
    [InlineData("const g = numbers(); [Iterator.from(g) === g, Iterator.from({ next() { } }) instanceof Iterator, Object.prototype.toString.call(g.map(x => x))].join()", "true,true,[object Iterator Helper]")]
    [InlineData("class It extends Iterator { constructor(n) { super(); this.n = n; } next() { return { done: this.n === 0, value: this.n-- }; } } [...new It(3).filter(x => x !== 2)].join()", "3,1")]
    [InlineData("Iterator.prototype[Symbol.toStringTag] + Object.keys(Iterator.prototype).length + (Iterator.prototype.constructor === Iterator)", "Iterator0true")]
    [InlineData("let self; self = numbers().map(() => self.next()); let r; try { self.next(); } catch (e) { r = e.name; } r + closed", "TypeError1")]
    public async Task Helpers_are_lazy_and_close_what_they_read(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(Numbers + source)).ToString());

    [Theory]
    [InlineData("Iterator()")]
    [InlineData("new Iterator()")]
    [InlineData("Iterator.from(1)")]
    [InlineData("Iterator.from({})[Symbol.iterator]().next()")]
    [InlineData("[].values().flatMap()")]
    [InlineData("[1].values().flatMap(() => 'text').next()")]
    [InlineData("[].values().reduce((a, b) => a)")]
    [InlineData("Iterator.prototype.map.call(1, x => x)")]
    [InlineData("Iterator.prototype[Symbol.toStringTag] = 1; Iterator.prototype.constructor = 1; 'use strict'; Object.getOwnPropertyDescriptor(Iterator.prototype, 'constructor').set.call(Iterator.prototype, 1)")]
    [InlineData("[].values().map(x => x).next.call({})")]
    public async Task Wrong_use_of_iterators_is_a_type_error(string source) =>
        Assert.Equal("TypeError", (await TestScripts.RunAsync($"let r; try {{ {source} }} catch (e) {{ r = e.name; }} r")).ToString());

    [Theory]
    [InlineData("let i = [1].values(); for (let n = 0; n < 50000; n++) i = i.map(x => x); i.next()")]
    [InlineData("let i = [1].values(); for (let n = 0; n < 50000; n++) i = i.take(5); i.return()")]
    [InlineData("let i = [1].values(); for (let n = 0; n < 15000; n++) { const inner = i; i = [1].values().flatMap(() => inner); } [...i]")]
    public async Task Very_long_chains_of_helpers_are_a_range_error(string source) =>
        Assert.Equal("RangeError", (await TestScripts.RunAsync($"let r; try {{ {source} }} catch (e) {{ r = e.name; }} r",
            limits: new ScriptLimits { ComputingTime = TimeSpan.FromSeconds(20) })).ToString());

    [Theory]
    [InlineData("[1].values().map; Iterator.from({ next: () => ({ done: false }) }).drop(Infinity).next()")]
    [InlineData("Iterator.from({ next: () => ({ done: false }) }).filter(x => false).next()")]
    [InlineData("const m = new Map([[0, 0]]); for (const [k] of m) { m.delete(k); m.set(k + 1, 0); }")]
    [InlineData("const s = new Set([0]); s.forEach(x => { s.delete(x); s.add(x + 1); });")]
    [InlineData("new Set([1]).union({ size: 1, has() { }, keys: () => ({ next: () => ({ done: false, value: 1 }) }) })")]
    [InlineData("for (const x of new Proxy({}, { get: () => () => ({ next: () => ({}) }) })) { }")]
    public async Task Endless_iteration_ends_at_the_limit_of_time(string source)
    {
        var limits = new ScriptLimits { ComputingTime = TimeSpan.FromMilliseconds(100) };
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunAsync(source, limits: limits));
        Assert.Equal(ScriptLimit.ComputingTime, fault.Limit);
    }

    [Theory]
    [InlineData("const m = new Map(); for (let i = 0; ; i++) { m.set(i, i); }")]
    [InlineData("const s = new Set(); for (let i = 0; ; i++) { s.add('k' + i); }")]
    [InlineData("const all = []; for (;;) { all.push(new Map()); }")]
    [InlineData("const all = [], s = new Set([1, 2, 3]); for (;;) { all.push(s.union(s)); }")]
    [InlineData("const all = []; for (;;) { all.push(new Proxy({}, {})); }")]
    [InlineData("const m = new Map(), all = []; for (;;) { all.push(m.keys()); }")]
    [InlineData("const i = [1].values(), all = []; for (;;) { all.push(i.map(x => x)); }")]
    public async Task Collections_count_as_memory(string source)
    {
        var limits = new ScriptLimits { MemoryBytes = 4 << 20, ComputingTime = TimeSpan.FromSeconds(20) };
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunAsync(source, limits: limits));
        Assert.Equal(ScriptLimit.Memory, fault.Limit);
    }

    [Theory]
    [InlineData("const m = new Map(); for (let n = 0; n < 50; n++) { for (let i = 0; i < 5000; i++) { m.set(i, i); } m.clear(); } m.size")]
    [InlineData("const m = new Set(); for (let i = 0; i < 200000; i++) { m.add(i); m.delete(i - 10); } m.size - 10")]
    [InlineData("const m = new Map(); for (let n = 0; n < 30; n++) { const it = m.keys(); for (let i = 0; i < 5000; i++) { m.set(i, i); } it.next(); for (let i = 0; i < 5000; i++) { m.delete(i); } } m.size")]
    public async Task What_was_removed_does_not_count(string source)
    {
        var limits = new ScriptLimits { MemoryBytes = 2 << 20, ComputingTime = TimeSpan.FromSeconds(20) };
        Assert.Equal("0", (await TestScripts.RunAsync(source, limits: limits)).ToString());
    }
}
