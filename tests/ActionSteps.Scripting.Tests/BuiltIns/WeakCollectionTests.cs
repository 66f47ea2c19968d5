namespace ActionSteps.Scripting.Tests.BuiltIns;

public sealed class WeakCollectionTests
{
    [Theory]
    [InlineData("const k = {}, w = new WeakMap([[k, 1]]); [w.get(k), w.has(k), w.set(k, 2) === w, w.get(k), w.delete(k), w.has(k), w.delete(k), w.get(k)].join()", "1,true,true,2,true,false,false,")]
    [InlineData("const k = {}, a = new WeakMap([[k, 1]]), b = new WeakMap([[k, 2]]); a.delete(k); [a.has(k), b.get(k)].join()", "false,2")]
    [InlineData("const k = Object.freeze({}), w = new WeakSet([k]); [w.has(k), w.delete(k), w.has(k), JSON.stringify(Reflect.ownKeys(k))].join()", "true,true,false,[]")]
    [InlineData("const s = Symbol('x'), w = new WeakMap([[s, 1], [Symbol.iterator, 2]]); [w.get(s), w.get(Symbol.iterator), w.delete(Symbol.iterator), w.has(Symbol.iterator)].join()", "1,2,true,false")]
    [InlineData("const p = new Proxy({}, { get() { throw 1; }, defineProperty() { throw 1; } }), w = new WeakMap([[p, 'proxy']]); w.get(p)", "proxy")]
    [InlineData("const w = new WeakMap(); [w.get(1), w.has('x'), w.delete(null)].join()", ",false,false")]
    [InlineData("const f = () => 1, a = [1], w = new WeakSet([f, a]); [w.has(f), w.has(a), a.length, Object.keys(a).length, f.name].join()", "true,true,1,1,f")]
    [InlineData("const t = {}; const r = new WeakRef(t); [r.deref() === t, r[Symbol.toStringTag], WeakRef.length].join()", "true,WeakRef,1")]
    [InlineData("let n = 0; const w = new WeakMap(), keys = []; for (let i = 0; i < 2000; i++) { keys.push({}); w.set(keys[i], i); } for (let i = 0; i < 2000; i++) n += w.get(keys[i]); n", "1999000")]
    [InlineData("const k = {}, maps = []; for (let i = 0; i < 2000; i++) { maps.push(new WeakMap([[k, i]])); } maps.every((m, i) => m.get(k) === i)", "true")]
    public async Task Weak_collections_hold_objects_and_symbols(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("new WeakMap([[1, 1]])")]
    [InlineData("new WeakMap().set(Symbol.for('x'), 1)")]
    [InlineData("new WeakSet(['x'])")]
    [InlineData("new WeakSet().add(null)")]
    [InlineData("new WeakRef(1)")]
    [InlineData("new WeakRef(Symbol.for('x'))")]
    [InlineData("WeakMap()")]
    [InlineData("WeakSet()")]
    [InlineData("WeakRef({})")]
    [InlineData("WeakMap.prototype.has.call(new WeakSet(), {})")]
    [InlineData("WeakSet.prototype.has.call(new Set(), {})")]
    [InlineData("WeakRef.prototype.deref.call({})")]
    public async Task What_cannot_be_garbage_is_a_type_error(string source) =>
        Assert.Equal("TypeError", (await TestScripts.RunAsync($"let r; try {{ {source} }} catch (e) {{ r = e.name; }} r")).ToString());

    [Fact]
    public async Task A_target_lives_while_a_turn_that_has_seen_it_goes_on() =>
        Assert.Equal("object,object", (await TestScripts.RunBodyAsync(
            "const r = new WeakRef({}); for (let i = 0; i < 100000; i++) { [i]; } const a = typeof r.deref(); await null; return a + ',' + typeof r.deref();")).ToString());

    [Theory]
    [InlineData("const w = new WeakMap(); for (let i = 0; i < 20000; i++) { w.set({}, [i, i, i]); } 'done'")]
    [InlineData("const w = new WeakMap(); for (let i = 0; i < 20000; i++) { const k = {}; w.set(k, { k, w }); } 'done'")]
    [InlineData("const w = new WeakSet(); for (let i = 0; i < 20000; i++) { w.add(Symbol()); } 'done'")]
    public async Task Entries_whose_key_is_garbage_do_not_count(string source)
    {
        var limits = new ScriptLimits { MemoryBytes = 2 << 20, ComputingTime = TimeSpan.FromSeconds(20) };
        Assert.Equal("done", (await TestScripts.RunAsync(source, limits: limits)).ToString());
    }

    [Theory]
    [InlineData("const w = new WeakMap(), keys = []; for (;;) { const k = {}; keys.push(k); w.set(k, [1, 2, 3]); }")]
    [InlineData("const w = []; for (;;) { w.push(new WeakMap([[w, [1, 2, 3]]])); }")]
    [InlineData("for (;;) { new WeakRef({}); }")]
    public async Task Entries_whose_key_is_reachable_count(string source)
    {
        var limits = new ScriptLimits { MemoryBytes = 4 << 20, ComputingTime = TimeSpan.FromSeconds(20) };
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunAsync(source, limits: limits));
        Assert.Equal(ScriptLimit.Memory, fault.Limit);
    }

    [Fact]
    public async Task Entries_of_one_run_are_unknown_to_the_next()
    {
        Assert.Equal("1", (await TestScripts.RunAsync("globalThis.w = new WeakMap([[Symbol.iterator, 1]]); w.get(Symbol.iterator)")).ToString());
        Assert.Equal("false", (await TestScripts.RunAsync("new WeakMap([[{}, 1]]).has(Symbol.iterator)")).ToString());
    }
}
