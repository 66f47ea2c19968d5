namespace ActionSteps.Scripting.Tests.Lodash;

/// <summary>What calls with plain answers do not show: state, timers, chains, hostile arguments.</summary>
public class LodashTests
{
    private static readonly ScriptGlobals s_globals = new ScriptGlobals().Add("_", ScriptLibrary.Lodash);

    [Theory]
    [InlineData("return _.get({ a: [{ b: 1 }] }, 'a[0].b')", "1")]
    [InlineData("return typeof _ + _.VERSION + _.name", "function4.17.21lodash")]
    [InlineData("return Object.keys(_).length > 300", "true")]
    [InlineData("return _.each === _.forEach && _.first === _.head", "true")]
    [InlineData("return _.uniqueId('a') + _.uniqueId()", "a12")]
    [InlineData("return _([1, 2, 3]).map(x => x * 2).filter(x => x > 2).value().join()", "4,6")]
    [InlineData("let n = 0; const w = _([1]).map(() => ++n); const before = n; w.value(); w.value(); return before + ':' + n", "0:2")]
    [InlineData("return _.chain([3, 1, 2]).sort().head().value()", "1")]
    [InlineData("const w = _([1, 2]).push(3); w.commit(); return w.value().length", "4")]
    [InlineData("return [..._([1, 2]).map(x => x + 1)].join()", "2,3")]
    [InlineData("return _([1]).map(x => x + 1).plant([5]).value().join()", "6")]
    [InlineData("_.mixin({ twice: x => x * 2 }); return _.twice(4) + _([1]).head() + _.chain(3).twice().value()", "15")]
    [InlineData("const m = _.memoize(x => ({ x })); return m(1) === m(1) && m.cache.size === 1 && m.cache instanceof Map", "true")]
    [InlineData("let n = 0; const f = _.once(() => ++n); f(); f(); return n", "1")]
    [InlineData("return _.attempt(() => { throw new RangeError('r') }).name + _.attempt(() => 5)", "RangeError5")]
    [InlineData("return _.template('Hi <%= user.name %>, <%- tag %> ${n}')({ user: { name: 'Ann' }, tag: '<b>', n: 3 })", "Hi Ann, &lt;b&gt; 3")]
    [InlineData("const o = {}; _.set(o, '__proto__.polluted', 1); _.merge({}, JSON.parse('{\"__proto__\":{\"polluted\":1}}')); return ({}).polluted === undefined", "true")]
    [InlineData("const a = { n: 1 }; a.self = a; const b = _.cloneDeep(a); return b.self === b && b !== a && _.isEqual(a, b)", "true")]
    [InlineData("const a = {}; a.a = a; const b = { a: { c: 1 } }; _.merge(b, a); return b.a.a === b.a", "true")]
    public async Task A_script_gets(string body, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunBodyAsync($"return String(await (async () => {{ {body} }})())", s_globals)).AsText());

    [Theory]
    [InlineData("const t = await new Promise(done => _.delay((a, b) => done(a + b), 5, 1, 2)); return t", "3")]
    [InlineData("return await new Promise(done => _.defer(done, 'later'))", "later")]
    [InlineData("let n = []; const f = _.debounce(x => n.push(x), 5); f(1); f(2); f(3); await new Promise(done => _.delay(done, 40)); return n.join()", "3")]
    [InlineData("let n = []; const f = _.debounce(x => n.push(x), 5, { leading: true, trailing: false }); f(1); f(2); await new Promise(done => _.delay(done, 40)); return n.join()", "1")]
    [InlineData("let n = []; const f = _.debounce(x => n.push(x), 1000); f(1); f(2); f.flush(); f(3); f.cancel(); return n.join()", "2")]
    [InlineData("let n = []; const f = _.throttle(x => n.push(x), 5); f(1); f(2); f(3); await new Promise(done => _.delay(done, 40)); return n.join()", "1,3")]
    public async Task Timers_are_those_of_the_script(string body, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunBodyAsync($"return String(await (async () => {{ {body} }})())", s_globals)).AsText());

    [Theory]
    [InlineData("_.range(1e9)")]
    [InlineData("_.times(1e9)")]
    [InlineData("_.map({ length: 1e12 }, x => x)")]
    [InlineData("_.fill({ length: 1e12 }, 1)")]
    [InlineData("_.chunk({ length: 1e12 }, 2)")]
    [InlineData("_.uniq({ length: 1e12 })")]
    [InlineData("_.zip({ length: 1e12 })")]
    [InlineData("_.sortBy({ length: 1e12 })")]
    [InlineData("_.cloneDeep({ a: _.range(1e9) })")]
    [InlineData("let o = ['x']; while (true) { o = _.concat(o, o) }")]
    [InlineData("let a = _.range(3e5); _.differenceWith(a, a, () => false)")]
    public async Task What_never_ends_meets_a_limit(string body) =>
        await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunBodyAsync($"try {{ {body} }} catch (e) {{ return e.name }}", s_globals));

    [Theory]
    [InlineData("_.range(1e10)")]
    [InlineData("_.repeat('ab', 1e9)")]
    [InlineData("_.padEnd('x', 1e9)")]
    [InlineData("_.padStart('x', 1e9, 'abc')")]
    [InlineData("let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; _.cloneDeep(o)")]
    [InlineData("let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; _.merge({}, o)")]
    [InlineData("let o = {}, p = {}; for (let i = 0; i < 1e5; i++) { o = { o }; p = { o: p } } _.isEqual(o, p)")]
    [InlineData("let a = []; for (let i = 0; i < 1e5; i++) a = [a]; _.flattenDeep(a)")]
    [InlineData("const a = []; a[0] = a; _.flattenDeep(a)")]
    [InlineData("const a = []; a[0] = a; _.toString(a)")]
    [InlineData("let f = x => x; for (let i = 0; i < 1e5; i++) f = _.negate(f); f(1)")]
    public async Task What_is_too_large_or_deep_is_a_RangeError(string body) =>
        Assert.Equal("RangeError", (await TestScripts.RunBodyAsync($"try {{ {body} }} catch (e) {{ return e.name }}", s_globals)).AsText());

    [Fact]
    public async Task Each_run_has_a_lodash_of_its_own()
    {
        await TestScripts.RunBodyAsync("_.map = 1; _.extra = 2; _.prototype.map = null; _.uniqueId()", s_globals);

        ScriptValue answer = await TestScripts.RunBodyAsync("return _.uniqueId() + typeof _.map + typeof _.extra + _([1]).map(x => x).value()", s_globals);

        Assert.Equal("1functionundefined1", answer.AsText());
    }

    [Fact]
    public async Task A_template_runs_no_code()
    {
        ScriptThrownException thrown = await Assert.ThrowsAsync<ScriptThrownException>(() => TestScripts.RunBodyAsync("_.template('<% for (;;) {} %>')", s_globals));

        Assert.Contains("it runs no code", thrown.Message, StringComparison.Ordinal);
    }
}
