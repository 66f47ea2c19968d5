namespace ActionSteps.Scripting.Tests.BuiltIns;

/// <summary>Functions of editions after 2024 that scripts have good use for.</summary>
public sealed class LaterEditionTests
{
    [Theory]
    [InlineData("return await Promise.try((a, b) => a + b, 1, 2)", "3")]
    [InlineData("return await Promise.try(async () => 'later')", "later")]
    [InlineData("return await Promise.try(() => { throw 'fault'; }).catch(e => 'caught ' + e)", "caught fault")]
    [InlineData("return await Promise.try().catch(e => e.name)", "TypeError")]
    [InlineData("let r = ''; const p = Promise.try(() => { r += 'at once '; }).then(() => { r += 'later'; }); r += 'between '; await p; return r", "at once between later")]
    [InlineData("try { Promise.try.call(1, () => { }); } catch (e) { return e.name; }", "TypeError")]
    [InlineData("class Own extends Promise { } return Own.try(() => 1) instanceof Own", "true")]
    public async Task Promise_try_makes_a_promise_of_whatever_a_function_does(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunBodyAsync(source)).ToString());

    [Theory]
    [InlineData("return (await Array.fromAsync([1, Promise.resolve(2), 3])).join()", "1,2,3")]
    [InlineData("async function* numbers() { yield 1; yield 2; } return (await Array.fromAsync(numbers(), async n => n * 10)).join()", "10,20")]
    [InlineData("return (await Array.fromAsync({ length: 2, 0: Promise.resolve('a'), 1: 'b' }, (v, i) => v + i)).join()", "a0,b1")]
    [InlineData("return (await Array.fromAsync(new Map([['k', 1]]))).join('|')", "k,1")]
    [InlineData("return (await Array.fromAsync('ab', function (c) { return this.t + c; }, { t: '-' })).join()", "-a,-b")]
    [InlineData("return await Array.fromAsync([Promise.reject('no')]).catch(e => 'caught ' + e)", "caught no")]
    [InlineData("return await Array.fromAsync(null).catch(e => e.name)", "TypeError")]
    [InlineData("return await Array.fromAsync([], 1).catch(e => e.name)", "TypeError")]
    [InlineData("return (await Array.fromAsync.call(Set, [])) instanceof Set", "true")]
    public async Task Array_fromAsync_awaits_each_item_and_what_is_made_of_it(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunBodyAsync(source)).ToString());

    [Theory]
    [InlineData("() => { throw 'map'; }", "map closed")]
    [InlineData("() => Promise.reject('later')", "later closed")]
    [InlineData("() => ({ get then() { throw 'then'; } })", "then closed")]
    [InlineData("undefined", "read ")]
    public async Task Array_fromAsync_closes_the_iterator_when_the_mapper_fails_but_not_when_the_iterator_does(string mapper, string expected)
    {
        string source = $$"""
            const mapper = {{mapper}};
            let closed = '';
            const items = {
                [Symbol.asyncIterator]() { return this; },
                next() { if (mapper === undefined) { throw 'read'; } return { value: 1, done: false }; },
                async return() { closed = 'closed'; throw 'never seen'; },
            };
            return await Array.fromAsync(items, mapper).catch(e => e) + ' ' + closed;
            """;
        Assert.Equal(expected, (await TestScripts.RunBodyAsync(source)).ToString());
    }

    [Theory]
    [InlineData("await Array.fromAsync.call(Object, { length: 2 ** 50 })")]
    [InlineData("await Array.fromAsync.call(Object, { length: 2 ** 50 }, x => x)")]
    [InlineData("await Array.fromAsync((function* () { while (true) { yield 1; } })())")]
    public async Task Array_fromAsync_without_end_reaches_a_limit(string source)
    {
        var limits = new ScriptLimits { Instructions = 3_000_000, MemoryBytes = 8 << 20 };
        Task<ScriptValue> run = TestScripts.RunBodyAsync(source, limits: limits);
        await Assert.ThrowsAsync<ScriptLimitException>(() => run);
    }

    [Theory]
    [InlineData("RegExp.escape('a.b*c')", "\\x61\\.b\\*c")]
    [InlineData("RegExp.escape('1+1=2')", "\\x31\\+1\\x3d2")]
    [InlineData("RegExp.escape('_x\\n\\t/-')", "_x\\n\\t\\/\\x2d")]
    [InlineData("RegExp.escape(' \\u2028\\ud800\\u{1F600}')", "\\x20\\u2028\\ud800\U0001F600")]
    [InlineData("RegExp.escape('')", "")]
    [InlineData("new RegExp(RegExp.escape('(price) $5.00 [net]')).test('is (price) $5.00 [net]')", "true")]
    [InlineData("try { RegExp.escape(5); } catch (e) { e.name }", "TypeError")]
    public async Task RegExp_escape_makes_a_pattern_of_a_text(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Fact]
    public async Task RegExp_escape_of_a_text_whose_pattern_is_too_long_is_an_error()
    {
        var limits = new ScriptLimits { StringLength = 1000 };
        Assert.Equal("RangeError", (await TestScripts.RunAsync("try { RegExp.escape('-'.repeat(600)); } catch (e) { e.name }", limits: limits)).ToString());
    }

    [Theory]
    [InlineData("[new Error, new TypeError, new (class extends Error { }), new AggregateError([])].every(Error.isError)", "true")]
    [InlineData("[{}, { __proto__: Error.prototype }, 'Error', undefined, Error].some(Error.isError)", "false")]
    public async Task Error_isError_knows_errors_by_birth(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString().ToLowerInvariant());
}
