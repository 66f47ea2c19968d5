namespace ActionSteps.Scripting.Tests.Execution;

/// <summary>Where the interpreter takes a shorter way than the language describes, nobody may notice.</summary>
public sealed class ShortcutTests
{
    [Theory]
    [InlineData("Array.prototype[Symbol.iterator] = function* () { yield 'mine'; }; const [a] = [1]; return [a, ...[2], Math.max(...[3]) !== 3].join()", "mine,mine,true")]
    [InlineData("const list = [1]; list[Symbol.iterator] = function* () { yield 2; }; const [a] = list; return a", "2")]
    [InlineData("const proto = Object.getPrototypeOf([][Symbol.iterator]()); const next = proto.next; proto.next = function () { const r = next.call(this); if (!r.done) r.value = 'x'; return r; }; const [a] = [1]; const b = [...[1, 2]]; return a + b.join('')", "xxx")]
    [InlineData("const [a, b] = [1, , 3]; return [a, b, [...[1, , 3]].length, 1 in [...[1, , 3]]].join()", "1,,3,true")]
    [InlineData("Array.prototype[1] = 'hole'; const r = [...[1, , 3]].join(); delete Array.prototype[1]; return r", "1,hole,3")]
    [InlineData("const list = [1, 2]; const seen = []; for (const v of list) { seen.push(v); if (v < 5) list.push(v + 2); } return seen.join()", "1,2,3,4,5,6")]
    [InlineData("const seen = []; for (const a of [1, 2]) for (const b of [3, 4]) { if (b === 4) break; for (const [c] of [[a], [b]]) seen.push(a, b, c); } return seen.join()", "1,3,1,1,3,3,2,3,2,2,3,3")]
    [InlineData("function f(n) { let s = ''; for (const v of [1, 2]) { s += v; if (n) s += f(n - 1); } return s; } return f(2)", "11122122112212")]
    [InlineData("const seen = []; for (const [i, v] of ['a', 'b'].entries()) seen.push(i + v); return seen.join()", "0a,1b")]
    [InlineData("function* inner() { yield 1; return 2; } function* g() { const r = yield* inner(); yield r + 1; yield* [7, 8]; return 9; } return [...g()].join()", "1,3,7,8")]
    [InlineData("function* g() { yield 1; } const it = g(); const proto = Object.getPrototypeOf(g.prototype); it.next = () => ({ done: true }); return [...it].length", "0")]
    [InlineData("function* g() { try { yield 1; yield 2; } finally { g.closed = true; } } for (const v of g()) break; return g.closed", "true")]
    [InlineData("const it = (function* () { for (const v of it) yield v; })(); try { it.next(); } catch (e) { return e.name; }", "TypeError")]
    public async Task Iteration_is_that_of_the_language(string body, string expected) => Assert.Equal(expected, await TextAsync(body));

    [Theory]
    [InlineData("const o = { a: 1, b: 2 }; const c = { ...o }; c.a = 3; c.z = 4; return JSON.stringify([o, c])", """[{"a":1,"b":2},{"a":3,"b":2,"z":4}]""")]
    [InlineData("return JSON.stringify({ z: 0, ...{ a: 1, z: 2 }, ...{ a: 3, y: 4 } })", """{"z":2,"a":3,"y":4}""")]
    [InlineData("const { a, ['b' + '']: b, ...rest } = { a: 1, c: 3, b: 2, d: 4 }; return JSON.stringify(rest)", """{"c":3,"d":4}""")]
    [InlineData("const o = { get a() { return 5; }, b: 1 }; const c = { ...o }; return typeof Object.getOwnPropertyDescriptor(c, 'a').get + c.a", "undefined5")]
    [InlineData("const s = Symbol(); const c = { ...{ [s]: 1, a: 2 } }; return c[s] + c.a", "3")]
    [InlineData("class A { #p = 1; q = 2; } return JSON.stringify({ ...new A() })", """{"q":2}""")]
    [InlineData("const o = Object.defineProperty({ a: 1 }, 'h', { value: 2 }); return JSON.stringify({ ...o })", """{"a":1}""")]
    public async Task Copies_of_objects_are_independent_and_complete(string body, string expected) => Assert.Equal(expected, await TextAsync(body));

    [Theory]
    [InlineData("const seen = []; for (const k in { b: 1, a: 2, 1: 3 }) seen.push(k); return seen.join()", "1,b,a")]
    [InlineData("const o = { a: 1, b: 2, c: 3 }; const seen = []; for (const k in o) { seen.push(k); delete o.b; } return seen.join()", "a,c")]
    [InlineData("const o = Object.create({ p: 1, a: 2 }); o.a = 3; const seen = []; for (const k in o) seen.push(k); return seen.join()", "a,p")]
    [InlineData("Object.prototype.extra = 1; const seen = []; for (const k in { a: 1 }) seen.push(k); for (const k in ['x']) seen.push(k); delete Object.prototype.extra; return seen.join()", "a,extra,0,extra")]
    [InlineData("const o = Object.create({ a: 1 }); Object.defineProperty(o, 'a', { value: 2, enumerable: false }); for (const k in o) return k; return 'none'", "none")]
    [InlineData("const seen = []; for (const k in 'ab') seen.push(k); for (const k in [5, , 6]) seen.push(k); return seen.join()", "0,1,0,2")]
    public async Task For_in_visits_every_key_once(string body, string expected) => Assert.Equal(expected, await TextAsync(body));

    [Theory]
    [InlineData("return [7 % 3, -7 % 3, 7 % -3, 7.5 % 2, 2 ** 40 % 1000, Object.is(-4 % 2, -0), 5 % 0].join()", "1,-1,1,1.5,776,true,NaN")]
    [InlineData("const f = x => [x + 1, x - 1, x * 2, x % 5, x & 6, x | 1, x << 33, x >> 1, x >>> 1]; return [f(7), f('7'), f(-7)].join('|')", "8,6,14,2,6,7,14,3,3|71,6,14,2,6,7,14,3,3|-6,-8,-14,-2,0,-7,-14,-4,2147483644")]
    [InlineData("let x = '5'; x += 1; x -= 1; x *= 2; x |= 0; return x", "100")]
    [InlineData("const c = (a, b) => [a < b, a <= b, a > b, a >= b].map((v, i) => { if (i === 0) { if (a < b) return v === true; return v === false; } if (i === 2) { if (a > b) return v === true; return v === false; } return true; }).join(); return [c(1, 2), c('b', 'a'), c(NaN, 1), c('10', 9), c(2n, 1)].join('|')", "true,true,true,true|true,true,true,true|true,true,true,true|true,true,true,true|true,true,true,true")]
    [InlineData("const f = x => { const r = []; if (x < 3) r.push('l'); if (x <= 3) r.push('le'); if (x > 3) r.push('g'); if (x >= 3) r.push('ge'); if (x === 3) r.push('e'); if (!(x > 3)) r.push('ng'); return r.join(' '); }; return [f(2), f(3), f(4), f('3'), f(NaN), f({ valueOf: () => 4 })].join()", "l le ng,le ge e ng,g ge,le ge ng,ng,g ge")]
    [InlineData("let n = 0; for (let i = { valueOf: () => n }; i < 4; n++) { } for (let i = 0; i < '3'; i++) n += 10; return n", "34")]
    [InlineData("let log = ''; const v = n => ({ valueOf() { log += n; return n; } }); v(1) > v(2); v(1) >= v(2); if (v(3) > v(4)) log += '!'; return log", "121234")]
    public async Task Numbers_and_other_values_are_treated_alike(string body, string expected) => Assert.Equal(expected, await TextAsync(body));

    [Theory]
    [InlineData("function f(a, b) { return [this === undefined, a, b].join(); } const g = () => f(1); return g() + '|' + f.call(0, 1, 2, 3)", "false,1,|false,1,2")]
    [InlineData("'use strict'; function f() { return typeof this; } const o = { f }; return [f(), o.f(), f.call(1)].join()", "undefined,object,number")]
    [InlineData("class A { constructor(x) { this.x = x; } } class B extends A { y = this.x + 1; constructor(x) { super(x); this.z = this.y + 1; } } class C extends B { } const c = new C(1); return [c.x, c.y, c.z, c instanceof A, c.constructor === C].join()", "1,2,3,true,true")]
    [InlineData("class A { constructor() { return { own: 1 }; } } class B extends A { f = 2; } return JSON.stringify(new B())", """{"own":1,"f":2}""")]
    [InlineData("class A { constructor() { throw new Error('in A'); } } class B extends A { constructor() { try { super(); } catch (e) { return { caught: e.message }; } } } return new B().caught", "in A")]
    [InlineData("class B extends Array { constructor() { super(3); } } return [new B().length, new B() instanceof B].join()", "3,true")]
    [InlineData("function F() { return new.target === F; } class G { constructor() { this.t = new.target.name; } } class H extends G { } return [new H().t, new G().t].join()", "H,G")]
    [InlineData("const o = { get deep() { return [1, 2].map(x => x + this.n).join('-'); }, n: 1 }; const c = Object.create(o); let r; for (let i = 0; i < 3000; i++) r = c.deep; return r", "2-3")]
    public async Task Calls_and_constructors_find_this_and_their_arguments(string body, string expected) => Assert.Equal(expected, await TextAsync(body));

    private static async Task<string> TextAsync(string body)
    {
        ScriptValue value = await TestScripts.RunBodyAsync($"return String((() => {{ {body} }})())");
        return value.AsText();
    }
}
