namespace ActionSteps.Scripting.Tests.BuiltIns;

public sealed class JsonTests
{
    [Theory]
    [InlineData("JSON.stringify({ a: [1, 'x', null, undefined, () => 1, NaN, -0, true], b: undefined, c: false, e: Symbol('s') })", "{\"a\":[1,\"x\",null,null,null,null,0,true],\"c\":false}")]
    [InlineData("JSON.stringify({ a: 1, b: [1, { c: 2 }], d: {}, e: [] }, null, 2)", "{\n  \"a\": 1,\n  \"b\": [\n    1,\n    {\n      \"c\": 2\n    }\n  ],\n  \"d\": {},\n  \"e\": []\n}")]
    [InlineData("JSON.stringify([1, [2]], null, '--') + JSON.stringify({ a: 1 }, null, 'abcdefghijklmnop') + JSON.stringify([1], null, 99) + JSON.stringify([1], null, new Number(1))", "[\n--1,\n--[\n----2\n--]\n]{\nabcdefghij\"a\": 1\n}[\n          1\n][\n 1\n]")]
    [InlineData("JSON.stringify('\\u2028\"\\\\\\b\\f\\n\\r\\t\\u0001\\ud800\\u{1F600}\\udc00')", "\"\u2028\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\ud800\ud83d\ude00\\udc00\"")]
    [InlineData("JSON.stringify({ b: 1, a: 2, 1: 3, c: { a: 4, z: 5 } }, ['a', 1, 'c', new String('a')])", "{\"a\":2,\"1\":3,\"c\":{\"a\":4}}")]
    [InlineData("JSON.stringify({ a: 1, b: 'x', c: [2] }, (k, v) => typeof v === 'number' ? v + 1 : k === 'b' ? undefined : v)", "{\"a\":2,\"c\":[3]}")]
    [InlineData("JSON.stringify({ a: { toJSON(k) { return k + '!'; } }, b: [{ toJSON() { return undefined; } }] })", "{\"a\":\"a!\",\"b\":[null]}")]
    [InlineData("JSON.stringify(undefined) + ',' + JSON.stringify(() => 1) + ',' + JSON.stringify(null) + ',' + JSON.stringify(new Boolean(false)) + JSON.stringify(Object('s'))", "undefined,undefined,null,false\"s\"")]
    [InlineData("const o = { a: 1, b: { toJSON() { delete o.c; o.d = 9; return 2; } }, c: 3 }; JSON.stringify(o) + JSON.stringify(o)", "{\"a\":1,\"b\":2}{\"a\":1,\"b\":2,\"d\":9}")]
    [InlineData("const o = { get a() { return 1; } }; Object.defineProperty(o, 'h', { value: 2 }); o.z = 3; JSON.stringify(o) + JSON.stringify(Object.create({ x: 1 })) + JSON.stringify(Object.freeze({ y: [1] }))", "{\"a\":1,\"z\":3}{}{\"y\":[1]}")]
    [InlineData("let r = ''; const c = {}; c.list = [c]; for (const v of [c, 1n, { x: [2n] }]) { try { JSON.stringify(v); } catch (e) { r += e.name + ','; } } r", "TypeError,TypeError,TypeError,")]
    [InlineData("const shared = { s: 1 }; JSON.stringify([shared, { shared }])", "[{\"s\":1},{\"shared\":{\"s\":1}}]")]
    [InlineData("let d = { leaf: 1 }; for (let i = 0; i < 100; i++) d = { d }; const t = JSON.stringify(d); JSON.stringify(JSON.parse(t)) === t", "true")]
    [InlineData("let c = { }; let d = c; for (let i = 0; i < 60; i++) d = { d }; c.top = d; let r; try { JSON.stringify(d); } catch (e) { r = e.name; } r", "TypeError")]
    [InlineData("class P { constructor() { this.x = 1; this.x2 = 2; } get y() { return 3; } } JSON.stringify(new P())", "{\"x\":1,\"x2\":2}")]
    [InlineData("JSON.stringify({ ['__proto__']: 1, '\\u00e4\"': 2 }) + JSON.stringify([, 1]) + JSON.stringify([1e21, 1e-7, 123456789012, 0.1])", "{\"__proto__\":1,\"\u00e4\\\"\":2}[null,1][1e+21,1e-7,123456789012,0.1]")]
    public async Task Values_become_json(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("const v = JSON.parse(' {\"a\" : [1, -2.5e3, 0, -0, true, null, \"x\\\\u0041\\\\n\\\\/\"], \"b\": {}, \"a2\": [] } '); JSON.stringify(v) + Object.is(v.a[3], -0)", "{\"a\":[1,-2500,0,0,true,null,\"xA\\n/\"],\"b\":{},\"a2\":[]}true")]
    [InlineData("Object.keys(JSON.parse('{\"b\":1,\"a\":2,\"1\":3,\"b\":4,\"\":5}')).join() + JSON.parse('{\"b\":1,\"b\":4}').b", "1,b,a,4")]
    [InlineData("const v = JSON.parse('{\"__proto__\": {\"x\": 1}}'); Object.keys(v) + v.x + (Object.getPrototypeOf(v) === Object.prototype)", "__proto__undefinedtrue")]
    [InlineData("JSON.parse('[{\"id\":1,\"k\":\"a\"},{\"id\":2,\"k\":\"b\",\"m\":1},{\"k\":\"c\"}]').map(x => Object.keys(x).join('') + x.id).join()", "idk1,idkm2,kundefined")]
    [InlineData("JSON.parse('{\"a\":[1,2,{\"b\":3}],\"c\":\"x\"}', function (k, v) { return Array.isArray(v) ? v.length : k === 'c' ? undefined : v; }).a", "3")]
    [InlineData("const seen = []; JSON.parse('{\"a\":[1],\"b\":2}', (k, v) => { seen.push(k); return v; }); seen.join()", "0,a,b,")]
    [InlineData("JSON.parse('123456789012345678') + ',' + JSON.parse('1E2') + ',' + JSON.parse('0.1') + ',' + JSON.parse('-0') + ',' + JSON.parse('999999999999999') + ',' + JSON.parse('\"\\\\ud83d\\\\ude00\"')", "123456789012345680,100,0.1,0,999999999999999,\ud83d\ude00")]
    [InlineData("let r = ''; for (const t of ['', '{', '[1,]', '{\"a\":1,}', \"{'a':1}\", '01', '1.', '.5', '-', '+1', '1e', '\"\\n\"', '\"\\\\x\"', '\"\\\\u12\"', 'nul', 'tru', 'undefined', '[1] 2', '\"a', '{\"a\" 1}', '\\u00a01', '0x1', '--1', '00', '-01', 'NaN']) { try { JSON.parse(t); r += '[' + t + ']'; } catch (e) { r += e instanceof SyntaxError ? '.' : 'x'; } } r", "..........................")]
    [InlineData("const c = {}; c.c = c; let n = 0; for (let i = 0; i < 1500; i++) { try { JSON.stringify({ c }); } catch (e) { n += e.name === 'TypeError' ? 1 : 0; } try { JSON.parse('[[[[1,]]]]'); } catch (e) { n += e.name === 'SyntaxError' ? 1 : 0; } } n", "3000")]
    public async Task Json_becomes_values(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());
}
