namespace ActionSteps.Scripting.Tests.Language;

public sealed class FunctionTests
{
    [Theory]
    [InlineData("function f(a, b = a, ...c) { return [a, b, c.length, f.length].join(); } f(1) + ';' + f(1, 2, 3, 4)", "1,1,0,1;1,2,2,1")]
    [InlineData("const f = (a, b) => a + b; f.name + f.length + f(1, 2)", "f23")]
    [InlineData("(function () { return typeof this; })() + (function () { 'use strict'; return typeof this; })()", "objectundefined")]
    [InlineData("function f(a) { arguments[0] = 9; return a; } f(1)", "9")]
    [InlineData("function f(a) { 'use strict'; arguments[0] = 9; return a; } f(1)", "1")]
    [InlineData("function f(a, b = 1) { a = 2; return arguments[0]; } f(1)", "1")]
    [InlineData("let c = 0; const make = () => { let n = 0; return { up: () => ++n, get n() { return n; } }; }; const a = make(), b = make(); a.up(); a.up(); b.up(); a.n + ',' + b.n", "2,1")]
    [InlineData("var f = function g(n) { return n ? n * g(n - 1) : 1; }; f(5) + typeof g", "120undefined")]
    [InlineData("({ ['a' + 1]() { } }).a1.name + (() => { }).name + (class { static m() { } }).m.name", "a1m")]
    [InlineData("let x = 1; { function h() { return x; } } h()", "1")]
    [InlineData("function f() { return new.target === undefined; } f() + '' + (new function () { this.t = new.target !== undefined; }).t", "truetrue")]
    [InlineData("var o = { m() { return super.toString === Object.prototype.toString; } }; o.m()", "true")]
    [InlineData("(() => { try { return 1; } finally { c = 2; } })() + c; var c", "3")]
    [InlineData("[1, 2, 3].map((x) => ({ x })).map(({ x }) => x * 2).join()", "2,4,6")]
    [InlineData("function f(a, a) { return a; } f(1, 2)", "2")]
    [InlineData("Math.max(...[1, 5], 3, ...new Array(0))", "5")]
    public async Task Functions_take_arguments_and_keep_their_surroundings(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("function f(a) { 'use strict'; with (a) { } }")]
    [InlineData("(a, a) => 1;")]
    [InlineData("function f(a = 1) { 'use strict'; }")]
    [InlineData("(...a, b) => 1;")]
    [InlineData("async () => { function f(await) { await 1; } ")]
    [InlineData("function f(...a = []) { }")]
    [InlineData("return 1;")]
    [InlineData("(a) \n => 1;")]
    [InlineData("new.target;")]
    [InlineData("({ m() { super(); } });")]
    [InlineData("async(x = await) => { };")]
    [InlineData("() => { } || 1;")]
    public void Early_errors_are_syntax_faults_with_their_line(string source) =>
        Assert.InRange(Assert.Throws<ScriptSyntaxException>(() => Script.Compile(source)).Line, 1, 2);
}
