namespace ActionSteps.Scripting.Tests.Language;

public sealed class AsyncTests
{
    [Theory]
    [InlineData("return await 1 + await Promise.resolve(2);", "3")]
    [InlineData("let s = ''; const p = (async () => { s += 'a'; await null; s += 'c'; })(); s += 'b'; await p; return s;", "abc")]
    [InlineData("try { await Promise.reject(new Error('x')); } catch (e) { return e.message; }", "x")]
    [InlineData("async function* g() { yield 1; yield Promise.resolve(2); } let s = ''; for await (const x of g()) s += x; return s;", "12")]
    [InlineData("let s = ''; for await (const x of [1, Promise.resolve(2)]) s += x; return s;", "12")]
    [InlineData("let s = ''; async function* g() { try { yield 1; yield 2; } finally { s += 'f'; } } for await (const x of g()) { s += x; break; } return s;", "1f")]
    [InlineData("const f = async (a, b = 2) => a + b; return (await Promise.all([f(1), f(1, 1)])).join();", "3,2")]
    [InlineData("const o = { async m() { return this.v; }, v: 7 }; return await o.m();", "7")]
    [InlineData("let s = ''; Promise.resolve().then(() => s += 1).then(() => s += 3); Promise.resolve().then(() => s += 2); await null; await null; await null; return s;", "123")]
    [InlineData("async function f() { try { return await Promise.reject(1); } catch { return 'c'; } finally { await 0; } } return await f();", "c")]
    [InlineData("return await { then(done) { done(5); } };", "5")]
    public async Task Await_and_asynchronous_iteration_follow_the_order_of_the_language(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunBodyAsync(source)).ToString());

    [Theory]
    [InlineData("await 1;")]
    [InlineData("async function f() { function g() { await 1; } }")]
    [InlineData("async function f(a = await 1) { }")]
    [InlineData("async (a = await => 1) => { };")]
    [InlineData("\\u0061sync () => { };")]
    [InlineData("async () \n => 1;")]
    [InlineData("class C { static { await 1; } }")]
    public void Misplaced_awaits_are_syntax_faults(string source) =>
        Assert.Throws<ScriptSyntaxException>(() => Script.Compile(source));
}
