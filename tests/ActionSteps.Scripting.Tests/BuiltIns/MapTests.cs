namespace ActionSteps.Scripting.Tests.BuiltIns;

public sealed class MapTests
{
    [Theory]
    [InlineData("const m = new Map([['b', 1], ['a', 2]]); m.set('c', 3).set('b', 4); [...m].join(';')", "b,4;a,2;c,3")]
    [InlineData("const m = new Map([[NaN, 'nan'], [0, 'zero']]); [m.get(NaN), m.get(-0), m.size, Object.is([...new Map([[-0, 1]]).keys()][0], 0)].join()", "nan,zero,2,true")]
    [InlineData("const m = new Map([[1, 'number'], ['1', 'text'], [1n, 'big'], [true, 'flag'], [null, 'null'], [undefined, 'undefined']]); [1, '1', 1n, true, null, undefined].map(k => m.get(k)).join()", "number,text,big,flag,null,undefined")]
    [InlineData("const m = new Map([[2n ** 70n, 'x']]); m.get(2n ** 69n * 2n)", "x")]
    [InlineData("const m = new Map([['ab', 1]]); m.get('a' + 'b')", "1")]
    [InlineData("const o = {}, s = Symbol(); const m = new Map([[o, 1], [s, 2]]); [m.get(o), m.get({}), m.get(s), m.get(Symbol())].join()", "1,,2,")]
    [InlineData("const m = new Map([[1, 1]]); [m.delete(1), m.delete(1), m.has(1), m.size, m.get(1)].join()", "true,false,false,0,")]
    [InlineData("const m = new Map([[1, 1]]); [m.clear(), m.size, [...m].length].join()", ",0,0")]
    [InlineData("const r = []; new Map([[1, 'a']]).forEach(function (v, k, m) { r.push(v, k, m.size, this.x); }, { x: 9 }); r.join()", "a,1,1,9")]
    [InlineData("const m = Map.groupBy([1, 2, 3, 4], x => x % 2 ? 'odd' : 'even'); JSON.stringify([...m])", "[[\"odd\",[1,3]],[\"even\",[2,4]]]")]
    [InlineData("const m = Map.groupBy([-0, 0], x => x); [m.size, Object.is(m.keys().next().value, 0)].join()", "1,true")]
    [InlineData("JSON.stringify(Object.groupBy('abcb', x => x))", "{\"a\":[\"a\"],\"b\":[\"b\",\"b\"],\"c\":[\"c\"]}")]
    [InlineData("class M extends Map { set(k, v) { return super.set(k, v * 2); } } new M([[1, 2]]).get(1)", "4")]
    [InlineData("Map.prototype.set = function () { this.n = (this.n || 0) + 1; }; const m = new Map([[1, 1], [2, 2]]); m.n + ',' + m.size", "2,0")]
    [InlineData("[Map.length, Map.name, new Map()[Symbol.toStringTag], Map.prototype.entries === Map.prototype[Symbol.iterator], Object.prototype.toString.call(new Map().keys())].join()", "0,Map,Map,true,[object Map Iterator]")]
    public async Task Maps_keep_entries_by_value_in_order_of_insertion(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("const m = new Map([[1, 1], [2, 2], [3, 3]]); const r = []; for (const [k] of m) { r.push(k); if (k === 1) m.delete(2); } r.join()", "1,3")]
    [InlineData("const m = new Map([[1, 1]]); const r = []; for (const [k] of m) { r.push(k); if (k < 5) m.set(k + 1); } r.join()", "1,2,3,4,5")]
    [InlineData("const m = new Map([[1, 1], [2, 2]]); const r = []; for (const [k] of m) { r.push(k); if (r.length < 5) { m.delete(k); m.set(k, 1); } } r.join()", "1,2,1,2,1,2")]
    [InlineData("const m = new Map([[1, 1], [2, 2]]); const r = []; m.forEach((v, k) => { r.push(k); if (k === 1) { m.clear(); m.set(7, 7); } }); r.join()", "1,7")]
    [InlineData("const m = new Map(); for (let i = 0; i < 1000; i++) m.set(i, i); const it = m.keys(); for (let i = 0; i < 500; i++) it.next(); for (let i = 0; i < 990; i++) m.delete(i); for (let i = 0; i < 5; i++) m.set('n' + i, 1); [...it].join()", "990,991,992,993,994,995,996,997,998,999,n0,n1,n2,n3,n4")]
    [InlineData("const m = new Map([[1, 1]]); const it = m.values(); it.next(); const end = it.next().done; m.set(2, 2); end + ',' + it.next().done", "true,true")]
    [InlineData("const m = new Map(); const it = m.keys(); for (let i = 0; i < 100; i++) { m.set(i, i); m.delete(i); } m.set('x', 1); it.next().value", "x")]
    [InlineData("const m = new Map(); const seen = []; for (let i = 0; i < 40; i++) m.set(i, i); for (const k of m.keys()) { seen.push(k); m.delete(k); if (k < 20) m.set(k + 100, 1); } seen.length + ',' + m.size + ',' + seen[59]", "60,0,119")]
    public async Task Iteration_sees_every_change_made_meanwhile(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("Map()")]
    [InlineData("new Map([1])")]
    [InlineData("new Map(5)")]
    [InlineData("Map.prototype.get.call(new Set(), 1)")]
    [InlineData("Map.prototype.set.call(new WeakMap(), {}, 1)")]
    [InlineData("new Map().forEach(1)")]
    [InlineData("Map.groupBy(null, x => x)")]
    [InlineData("Map.groupBy([], 1)")]
    [InlineData("new Map().keys().next.call(new Set().keys())")]
    [InlineData("Object.getOwnPropertyDescriptor(Map.prototype, 'size').get.call({})")]
    public async Task Wrong_use_of_maps_is_a_type_error(string source) =>
        Assert.Equal("TypeError", (await TestScripts.RunAsync($"let r; try {{ {source} }} catch (e) {{ r = e.name; }} r")).ToString());

    [Theory]
    [InlineData("console.log(new Map([['a', 1], [{ b: 2 }, new Set([1, 'x'])]]), new Map(), new Set())", "Map(2) { 'a' => 1, { b: 2 } => Set(2) { 1, 'x' } } Map(0) {} Set(0) {}")]
    [InlineData("const m = new Map(); m.set(1, m); console.log(m)", "<ref *1> Map(1) { 1 => [Circular *1] }")]
    [InlineData("console.log(new Proxy({}, { get() { throw 1; }, ownKeys() { throw 1; } }))", "{}")]
    public async Task The_console_shows_what_is_in_collections(string source, string expected)
    {
        ScriptResult result = await Script.Compile(source).RunAsync(null, null, CancellationToken.None);
        Assert.Equal(expected, Assert.Single(result.Console).Text);
    }

    [Fact]
    public async Task A_failing_constructor_closes_its_iterator() =>
        Assert.Equal("closed", (await TestScripts.RunAsync(
            "let r = ''; const it = { [Symbol.iterator]() { return { next: () => ({ done: false, value: 1 }), return() { r = 'closed'; return {}; } }; } }; try { new Map(it); } catch { } r")).ToString());

    [Fact]
    public async Task Many_changes_leave_the_map_as_a_plain_model_says() =>
        Assert.Equal("ok", (await TestScripts.RunAsync(
            """
            let seed = 12345;
            const random = n => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % n; };
            const map = new Map(); let order = []; const values = {};
            let fault = 'ok';
            for (let step = 0; step < 4000; step++) {
                const key = 'k' + random(60);
                if (random(3) === 0) {
                    if (map.delete(key) !== (key in values)) fault = 'delete at ' + step;
                    if (key in values) { delete values[key]; order = order.filter(k => k !== key); }
                } else {
                    if (!(key in values)) order.push(key);
                    values[key] = step; map.set(key, step);
                }
                if (step % 500 === 0 && [...map.keys()].join() !== order.join()) fault = 'order at ' + step;
                if (map.size !== order.length || map.get(key) !== values[key]) fault = 'state at ' + step;
            }
            fault
            """, limits: new ScriptLimits { ComputingTime = TimeSpan.FromSeconds(20) })).ToString());
}
