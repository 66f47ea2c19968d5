namespace ActionSteps.Scripting.Tests.Language;

public sealed class StatementTests
{
    [Theory]
    [InlineData("let s = 0; for (let i = 0; i < 5; i++) { s += i; } s", "10")]
    [InlineData("let f = []; for (let i = 0; i < 3; i++) { f.push(() => i); } f.map(g => g()).join()", "0,1,2")]
    [InlineData("let r = ''; a: for (const x of [1, 2, 3]) { for (const y of [1, 2]) { if (y === 2) continue a; if (x === 3) break a; r += x; } } r", "12")]
    [InlineData("let r = ''; for (const k in { b: 1, a: 2, 1: 3 }) { r += k; } r", "1ba")]
    [InlineData("function f() { try { return 'a'; } finally { f.x = 'b'; } } f() + f.x", "ab")]
    [InlineData("let r = ''; switch (2) { case 1: r += 1; case 2: r += 2; default: r += 3; } r", "23")]
    [InlineData("const { a, b: [c = 5, ...d], ...e } = { a: 1, b: [undefined, 2, 3], f: 4 }; JSON.stringify([a, c, d, e])", "[1,5,[2,3],{\"f\":4}]")]
    [InlineData("function* g() { const x = yield 1; yield x * 2; } const i = g(); i.next(); i.next(21).value", "42")]
    [InlineData("class A { #x = 1; static y = 2; get x() { return this.#x; } } class B extends A { z = 3; } const b = new B(); [b.x, A.y, b.z].join()", "1,2,3")]
    [InlineData("let r; try { x; let x = 1; } catch (e) { r = e.name; } r", "ReferenceError")]
    [InlineData("`${1 + 1}${'x'}`", "2x")]
    [InlineData("const p = { a: 1 }; p + '' + p.a", "[object Object]1")]
    [InlineData("const q = 3; q * 2 * q", "18")]
    [InlineData("null?.x ?? 'none'", "none")]
    [InlineData("var o = { f(a) { return a; } }; var k = 'f'; o[k](7)", "7")]
    public async Task Statements_and_expressions_have_the_values_of_the_language(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("let a; let a;", 1, 12)]
    [InlineData("var x = ;", 1, 9)]
    [InlineData("\n  return 1", 2, 3)]
    [InlineData("with (a) {}", 1, 1)]
    public void Syntax_faults_have_line_and_column(string source, int line, int column)
    {
        ScriptSyntaxException fault = Assert.Throws<ScriptSyntaxException>(() => Script.Compile(source));
        Assert.Equal((line, column), (fault.Line, fault.Column));
    }
}
