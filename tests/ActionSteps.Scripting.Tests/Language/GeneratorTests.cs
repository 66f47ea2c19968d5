namespace ActionSteps.Scripting.Tests.Language;

public sealed class GeneratorTests
{
    [Theory]
    [InlineData("function* g() { const a = yield 1; const b = yield a + 1; return a + b; } const i = g(); [i.next().value, i.next(2).value, i.next(3).value, i.next().done].join()", "1,3,5,true")]
    [InlineData("function* g() { try { yield 1; yield 2; } finally { yield 9; } } const i = g(); i.next(); [i.return(5).value, i.next().value, i.next().done].join()", "9,5,true")]
    [InlineData("function* g() { try { yield 1; } catch (e) { yield 'c' + e; } } const i = g(); i.next(); i.throw('x').value", "cx")]
    [InlineData("function* a() { yield 1; return 2; } function* b() { const r = yield* a(); yield r; } [...b()].join()", "1,2")]
    [InlineData("function* fib() { let [a, b] = [0, 1]; for (;;) { yield a; [a, b] = [b, a + b]; } } const r = []; for (const n of fib()) { if (n > 30) break; r.push(n); } r.join()", "0,1,1,2,3,5,8,13,21")]
    [InlineData("let log = ''; function* g() { try { yield 1; yield 2; } finally { log += 'f'; } } for (const x of g()) { log += x; break; } log", "1f")]
    [InlineData("const o = { *[Symbol.iterator]() { yield* 'ab'; } }; [...o].join()", "a,b")]
    [InlineData("function* g() { yield* [1, 2]; } Object.prototype.toString.call(g()) + [...g()]", "[object Generator]1,2")]
    [InlineData("function* g(x = 1) { yield x; } const i = g(); i[Symbol.iterator]() === i", "true")]
    public async Task Generators_run_in_steps(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("function* g() { function yield() { } yield = 1; }")]
    [InlineData("function* g(a = yield) { }")]
    [InlineData("'use strict'; yield 1;")]
    [InlineData("function* g() { yield\n* 1; }")]
    [InlineData("function g() { yield 1; }")]
    [InlineData("function* g() { (yield) => 1; }")]
    public void Early_errors_are_syntax_faults_with_their_line(string source) =>
        Assert.InRange(Assert.Throws<ScriptSyntaxException>(() => Script.Compile(source)).Line, 1, 2);
}
