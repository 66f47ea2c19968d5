namespace ActionSteps.Scripting.Tests.Language;

public sealed class DestructuringTests
{
    [Theory]
    [InlineData("const [a, , b = 3, ...c] = [1, 2, undefined, 4, 5]; JSON.stringify([a, b, c])", "[1,3,[4,5]]")]
    [InlineData("const { a, b: { c = 5 } = {}, ...d } = { a: 1, e: 2, f: 3 }; JSON.stringify([a, c, d])", "[1,5,{\"e\":2,\"f\":3}]")]
    [InlineData("let a = 1, b = 2; [a, b] = [b, a]; a + ',' + b", "2,1")]
    [InlineData("const { length, 0: first, 9: none, ...rest } = 'ab'; let d; ({ 1: d } = 'xy'); [length, first, none, d, JSON.stringify(rest)].join()", "2,a,,y,{\"1\":\"b\"}")]
    [InlineData("let r = 0; for (let i = 0; i < 30000; i++) { const { 1: c, length } = '' + (i + 10); r += +c + length; } r", "273885")]
    [InlineData("const o = {}; [o.x, o['y']] = [1, 2]; ({ z: o.z = 9 } = {}); JSON.stringify(o)", "{\"x\":1,\"y\":2,\"z\":9}")]
    [InlineData("function f({ a, b = a + 1 } = { a: 1 }, [c] = [b]) { return [a, b, c].join(); } f() + ';' + f({ a: 5 })", "1,2,2;5,6,6")]
    [InlineData("const k = 'x'; const { [k + 1]: v, ...rest } = { x1: 7, y: 8 }; v + JSON.stringify(rest)", "7{\"y\":8}")]
    [InlineData("let log = ''; const it = { [Symbol.iterator]() { return { next() { log += 'n'; return { value: 1, done: false }; }, return() { log += 'r'; return {}; } }; } }; const [p, q] = it; log", "nnr")]
    [InlineData("let log = ''; const { [(log += 'k', 'a')]: x = (log += 'd', 1) } = {}; log", "kd")]
    [InlineData("for (const [k, { v }] of [['a', { v: 1 }]]) var r = k + v; r", "a1")]
    [InlineData("const [x = y => y] = []; x.name", "x")]
    [InlineData("let s = ''; for (var { length } of ['ab', 'c']) s += length; s", "21")]
    [InlineData("(([a, b], { c }) => a + b + c)([1, 2], { c: 3 })", "6")]
    public async Task Patterns_take_values_apart(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("let [a, a] = [];")]
    [InlineData("const { a };")]
    [InlineData("let [...a, b] = c;")]
    [InlineData("({ a: 1 } = {});")]
    [InlineData("({ a = 1 });")]
    [InlineData("[a + 1] = b;")]
    [InlineData("({ ...{ a } } = {}); let { ...{ b } } = {};")]
    [InlineData("let { if } = {};")]
    public void Early_errors_are_syntax_faults_with_their_line(string source) =>
        Assert.InRange(Assert.Throws<ScriptSyntaxException>(() => Script.Compile(source)).Line, 1, 2);
}
