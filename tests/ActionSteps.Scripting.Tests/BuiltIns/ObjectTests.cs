namespace ActionSteps.Scripting.Tests.BuiltIns;

public sealed class ObjectTests
{
    [Theory]
    [InlineData("const o = { b: 1, a: 2, 1: 3, [Symbol('s')]: 4 }; Object.keys(o) + '|' + Object.values(o) + '|' + Object.entries(o).join(';') + '|' + Object.getOwnPropertyNames(o) + '|' + Object.getOwnPropertySymbols(o).length", "1,b,a|3,1,2|1,3;b,1;a,2|1,b,a|1")]
    [InlineData("const o = { a: 1, get b() { return 2; } }; Object.defineProperty(o, 'h', { value: 3 }); Object.keys(o) + '|' + Object.values(o) + '|' + Object.entries(o).join(';')", "a,b|1,2|a,1;b,2")]
    [InlineData("const s = { a: 1, b: { c: 2 } }; const t = Object.assign({}, s); t.a = 9; t.x = 1; s.b === t.b && s.a + ',' + t.a + ',' + Object.keys(s) + ',' + Object.keys(t)", "1,9,a,b,a,b,x")]
    [InlineData("const s = { a: 1 }; const t = { ...s }; s.z = 1; t.y = 2; delete t.a; JSON.stringify([s, t, { ...s, a: 5 }, { ...'ab' }, { ...null }, { ...[1, 2] }])", "[{\"a\":1,\"z\":1},{\"y\":2},{\"a\":5,\"z\":1},{\"0\":\"a\",\"1\":\"b\"},{},{\"0\":1,\"1\":2}]")]
    [InlineData("const log = []; const t = { set a(v) { log.push('a' + v); } }; Object.assign(t, { a: 1, b: 2 }, null, 'x'); log + JSON.stringify(Object.keys(t))", "a1[\"0\",\"a\",\"b\"]")]
    [InlineData("const t = Object.assign({}, { ['__proto__']: { x: 1 } }); t.x + ',' + Object.keys(t).length + ',' + Object.keys({ ...{ ['__proto__']: 1 } })", "1,0,__proto__")]
    [InlineData("const p = { set v(x) { this.got = x; } }; const t = Object.assign(Object.create(p), { v: 7 }); t.got + ',' + Object.keys(t)", "7,got")]
    [InlineData("Object.defineProperty(Object.prototype, 'q', { set(v) { this.r = v; }, configurable: true }); const t = Object.assign({}, { q: 1 }); JSON.stringify([t, { ...{ q: 2 } }])", "[{\"r\":1},{\"q\":2}]")]
    [InlineData("const s = { a: 1, get b() { delete this.c; return 2; }, c: 3 }; JSON.stringify(Object.assign({}, s))", "{\"a\":1,\"b\":2}")]
    [InlineData("let r; try { Object.assign(Object.freeze({}), { a: 1 }); } catch (e) { r = e.name; } r", "TypeError")]
    [InlineData("Object.is(NaN, NaN) + ',' + Object.is(0, -0) + ',' + Object.hasOwn({ a: 1 }, 'a') + ',' + JSON.stringify(Object.fromEntries([['a', 1], ['b', 2]]))", "true,false,true,{\"a\":1,\"b\":2}")]
    [InlineData("JSON.stringify(Object.groupBy([1, 2, 3], x => x % 2 ? 'odd' : 'even'))", "{\"odd\":[1,3],\"even\":[2]}")]
    [InlineData("const o = Object.freeze({ a: 1, b: { c: 1 } }); o.b.c = 2; [Object.isFrozen(o), Object.isSealed(o), Object.isExtensible(o), o.b.c, Object.isFrozen('x')].join()", "true,true,false,2,true")]
    [InlineData("[{}, [], () => 1, null, undefined, 1, '', true, new Error('x'), Symbol('x'), (function () { return arguments; })(), Math, JSON, (function* () { })(), Promise.resolve()].map(x => Object.prototype.toString.call(x)).join()", "[object Object],[object Array],[object Function],[object Null],[object Undefined],[object Number],[object String],[object Boolean],[object Error],[object Symbol],[object Arguments],[object Math],[object JSON],[object Generator],[object Promise]")]
    [InlineData("Object.prototype.toString.call({ [Symbol.toStringTag]: 'Own' }) + Object.prototype.toString.call(Object.assign([], { [Symbol.toStringTag]: 1 }))", "[object Own][object Array]")]
    [InlineData("const o = { __proto__: { y: 1 } }; o.__defineGetter__('g', () => 5); [o.y, o.g, o.__lookupGetter__('g')(), Object.keys(o), o.__proto__.y].join()", "1,5,5,g,1")]
    public async Task Objects_are_listed_copied_and_compared(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("class A { static  s(a) { return a; } static async  *g() { } get x() { return 1; } static #p = 1 } A.s + '|' + A.g + '|' + Object.getOwnPropertyDescriptor(A.prototype, 'x').get", "s(a) { return a; }|async  *g() { }|get x() { return 1; }")]
    [InlineData("(function f(a, /* b */ c) { return a; }).toString() + ((a) => a) + ({ m() { } }).m + Math.max + (class Q { })", "function f(a, /* b */ c) { return a; }(a) => am() { }function max() { [native code] }class Q { }")]
    [InlineData("function f() { return [this.x, ...arguments].join(); } f.call({ x: 1 }, 2, 3) + '|' + f.apply({ x: 4 }, [5]) + '|' + f.apply({ x: 6 }, { length: 1, 0: 7 }) + '|' + f.bind({ x: 8 }, 9)(10) + '|' + f.bind(1, 2).name + '|' + ((a, b, c) => 1).bind(0, 1).length", "1,2,3|4,5|6,7|8,9,10|bound f|2")]
    [InlineData("class E extends Error { } [Function.prototype[Symbol.hasInstance].call(E, new E()), new E() instanceof Error, (() => 1) instanceof Function, Object.create(E.prototype) instanceof E].join()", "true,true,true,true")]
    [InlineData("class C { constructor(...a) { this.a = a; } } const B = C.bind(null, 1); new B(2).a + ',' + (new B() instanceof C) + ',' + (new B() instanceof B)", "1,2,true,true")]
    [InlineData("let r = ''; for (const f of [() => Function.prototype.call.call(1), () => Function.prototype.bind.call({}), () => Math.max.apply(null, 1), () => Function.prototype.toString.call({})]) { try { f(); } catch (e) { r += e.name + ','; } } r", "TypeError,TypeError,TypeError,TypeError,")]
    public async Task Functions_describe_and_lend_themselves(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("const s = (function outer() { return new TypeError('deep'); })().stack.split('\\n'); s[0] + '|' + s[1].slice(0, 14) + '|' + (s.length > 1)", "TypeError: deep|    at outer (|true")]
    [InlineData("const e = new TypeError('m', { cause: 7 }); [e.name, e.message, e.cause, String(e), Object.keys(e).length, 'cause' in new Error('x'), e instanceof Error, Object.prototype.hasOwnProperty.call(new Error(), 'message')].join()", "TypeError,m,7,TypeError: m,0,false,true,false")]
    [InlineData("const a = new AggregateError([1, new Error('x')], 'many'); [a.errors.length, a.message, a.name, Object.getOwnPropertyDescriptor(a, 'errors').enumerable].join()", "2,many,AggregateError,false")]
    [InlineData("String(Object.assign(new Error('m'), { name: 'N' })) + '|' + Error.prototype.toString.call({ name: '', message: 'z' }) + '|' + Error.prototype.toString.call({}) + '|' + Error('f').message", "N: m|z|Error|f")]
    [InlineData("[EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map(E => new E('m') + Object.getPrototypeOf(E).name + E.length).join()", "EvalError: mError1,RangeError: mError1,ReferenceError: mError1,SyntaxError: mError1,TypeError: mError1,URIError: mError1")]
    [InlineData("class Own extends RangeError { constructor(m) { super(m); this.name = 'Own'; } } const e = new Own('b'); [e, e instanceof RangeError].join()", "Own: b,true")]
    [InlineData("typeof globalThis + (globalThis === this) + Object.getOwnPropertyDescriptor(globalThis, 'undefined').writable + Object.getOwnPropertyDescriptor(globalThis, 'NaN').configurable", "objecttruefalsefalse")]
    public async Task Errors_carry_what_happened(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());
}
