namespace ActionSteps.Scripting.Tests.RegularExpressions;

public sealed class RegExpObjectTests
{
    [Theory]
    [InlineData("const r = /a/g; [r.test('aa'), r.lastIndex, r.test('aa'), r.lastIndex, r.test('aa'), r.lastIndex].join()", "true,1,true,2,false,0")]
    [InlineData("const r = /a/y; r.lastIndex = 1; [r.test('ba'), r.lastIndex, r.test('ba'), r.lastIndex].join()", "true,2,false,0")]
    [InlineData("const r = /a/; r.lastIndex = 7; r.test('a') + ',' + r.lastIndex", "true,7")]
    [InlineData("const m = /b(c)?/.exec('abd'); [m.index, m.input, m.length, m[1], 'groups' in m, Object.keys(m).join('-')].join()", "1,abd,2,,true,0-1-index-input-groups")]
    [InlineData("JSON.stringify(/a(?<n>b)?(c)/d.exec('xac').indices) + /(?<n>b)/d.exec('ab').indices.groups.n", "[[1,3],null,[2,3]]1,2")]
    [InlineData("new RegExp('a/b\\n').source + ' ' + new RegExp('[/]') + ' ' + new RegExp('') + ' ' + /\\//", "a\\/b\\n /[/]/ /(?:)/ /\\//")]
    [InlineData("/a/dgimsuy.flags + /a/v.flags + new RegExp(/a/gi, 'm').flags + new RegExp(/a/gi).flags", "dgimsuyvmgi")]
    [InlineData("const r = /a/; [RegExp(r) === r, new RegExp(r) === r, RegExp(r, 'g') === r].join()", "true,false,false")]
    [InlineData("[RegExp.prototype.global, RegExp.prototype.source, String(RegExp.prototype), RegExp.prototype.flags].join()", ",(?:),/(?:)/,")]
    [InlineData("const r = /a/g; r.lastIndex = 3; [r.compile('b', 'i') === r, r.test('B'), r.flags, r.lastIndex].join()", "true,true,i,0")]
    [InlineData("class R extends RegExp { exec(s) { const m = super.exec(s); return m && Object.assign(m, { extra: 1 }); } } [new R('a') instanceof R, 'xa'.match(new R('a')).extra, new R('a', 'g')[Symbol.replace]('aa', 'b')].join()", "true,1,bb")]
    [InlineData("const r = /a/; r.exec = () => null; [r.test('a'), 'a'.replace(r, 'b'), 'a'.match(r)].join()", "false,a,")]
    [InlineData("RegExp.prototype.exec = function () { return { index: 1, 0: 'b', length: 1 }; }; 'abc'.replace(/x/, 'y')", "ayc")]
    [InlineData("Object.defineProperty(RegExp.prototype, 'global', { get: () => true }); const r = /a/; let n = 0; r.exec = function (s) { return n++ ? null : RegExp.prototype.exec.call(this, s); }; 'aa'.match(r).length", "1")]
    [InlineData("const r = Object.freeze(/a/g); let n; try { r.test('a'); } catch (e) { n = e.name; } n", "TypeError")]
    [InlineData("let n; try { RegExp.prototype.exec.call({}, 'a'); } catch (e) { n = e.name; } n", "TypeError")]
    [InlineData("const log = []; class R extends RegExp { static get [Symbol.species]() { log.push('s'); return RegExp; } } 'a-b'.split(new R('-')).join('|') + log.length", "a|b1")]
    [InlineData("Object.prototype.toString.call(/a/) + typeof /a/", "[object RegExp]object")]
    [InlineData("const f = () => /a/g; f() === f()", "false")]
    public async Task Objects_have_the_state_and_the_hooks_of_the_language(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("'John Smith'.replace(/(\\w+) (\\w+)/, '$2, $1')", "Smith, John")]
    [InlineData("'abc'.replace(/b/, \"[$`|$&|$'|$$|$1|$0]\")", "a[a|b|c|$|$1|$0]c")]
    [InlineData("'aXbX'.replace(/(x)|(y)/gi, '<$1$2$3$02$10>')", "a<X$3X0>b<X$3X0>")]
    [InlineData("'2026-11'.replace(/(?<y>\\d+)-(?<m>\\d+)/, '$<m>/$<y>$<none>')", "11/2026")]
    [InlineData("'ab'.replace(/(?<n>a)|b/g, (...a) => JSON.stringify(a))", "[\"a\",\"a\",0,\"ab\",{\"n\":\"a\"}][\"b\",null,1,\"ab\",{}]")]
    [InlineData("'aaa'.replace(/a/g, (m, i) => i) + 'aaa'.replace(/a/y, 'b') + 'abab'.replace(/ab/gy, 'x')", "012baaxx")]
    [InlineData("'abc'.replace(/(?:)/g, '-') + 'abc'.replace(/$/, '!')", "-a-b-c-abc!")]
    [InlineData("'a.b.c'.replace('.', '$&$&') + 'a.b.c'.replaceAll('.', (m, i) => i) + 'ab'.replaceAll('', '_')", "a..b.ca1b3c_a_b_")]
    [InlineData("'aXbxc'.replaceAll(/x/gi, '')", "abc")]
    [InlineData("let n; try { 'a'.replaceAll(/a/, ''); } catch (e) { n = e.name; } n", "TypeError")]
    [InlineData("'a1b22'.match(/\\d+/g).join() + 'a1'.match(/\\d/).index + 'a'.match(/b/g) + 'abc'.match('b').index", "1,221null1")]
    [InlineData("[...'a1b2'.matchAll(/([a-z])(\\d)/g)].map(m => m[2] + m.index).join()", "10,22")]
    [InlineData("let n; try { 'a'.matchAll(/a/); } catch (e) { n = e.name; } n + [...'a.a'.matchAll('.')].length", "TypeError3")]
    [InlineData("'abc'.search(/c/) + ',' + 'abc'.search('x')", "2,-1")]
    [InlineData("'a, b,c'.split(/\\s*,\\s*/).join('|') + 'abc'.split(/(b)/).join('|') + 'abc'.split(/(?:)/, 2).join('|')", "a|b|ca|b|ca|b")]
    [InlineData("''.split(/a/).length + ',' + ''.split(/(?:)/).length + ',' + 'aXbXc'.split('X', 2).join('|')", "1,0,a|b")]
    [InlineData("'a b'.split().length + 'abc'.split('').join('-') + 'ab'.split(/a|b/).length", "1a-b-c3")]
    [InlineData("'x'.replace({ [Symbol.replace]: (s, r) => s + r }, 'y') + 'x'.split({ [Symbol.split]: s => s + 1 }) + 'x'.search({ [Symbol.search]: () => 5 })", "xyx15")]
    [InlineData("'x'.match({ [Symbol.match]: () => 1 }) + 'x'.matchAll({ [Symbol.matchAll]: () => 2, flags: '' })", "3")]
    public async Task Methods_of_texts_take_patterns(string source, string expected) => Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Fact]
    public async Task One_literal_serves_many_runs_at_the_same_time()
    {
        var script = Script.Compile("let n = 0; for (let i = 0; i < 200; i++) { n += 'a1b2c3'.replace(/[a-z](?<d>\\d)/g, '$<d>').length; } n");
        Task<ScriptResult>[] runs = [.. Enumerable.Range(0, 8).Select(_ => Task.Run(() => script.RunAsync(null, null, CancellationToken.None)))];
        foreach (ScriptResult result in await Task.WhenAll(runs))
        {
            Assert.Equal(600, result.Value.AsNumber());
        }
    }
}
