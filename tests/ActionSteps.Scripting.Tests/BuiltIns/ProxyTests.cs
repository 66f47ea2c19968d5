namespace ActionSteps.Scripting.Tests.BuiltIns;

public sealed class ProxyTests
{
    [Theory]
    [InlineData("new Proxy({ a: 1 }, { get: (t, k, r) => k === 'a' ? t[k] + 1 : typeof r }).a", "2")]
    [InlineData("const log = []; const p = new Proxy({}, { set(t, k, v) { log.push(k, v); return Reflect.set(t, k, v); } }); p.x = 5; log.join() + p.x", "x,55")]
    [InlineData("const p = new Proxy({}, { has: (t, k) => k === 'y' }); ['x' in p, 'y' in p, Reflect.has(Object.create(p), 'y')].join()", "false,true,true")]
    [InlineData("const log = []; const p = new Proxy({ a: 1 }, { deleteProperty(t, k) { log.push(k); return delete t[k]; } }); delete p.a; log.join() + ('a' in p)", "afalse")]
    [InlineData("const p = new Proxy({}, { ownKeys: () => ['b', 'a'], getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }) }); Object.keys(p).join() + JSON.stringify({ ...p })", "b,a{}")]
    [InlineData("const p = new Proxy({}, { ownKeys: () => ['b', 'a'], getOwnPropertyDescriptor: (t, k) => ({ value: k, enumerable: k === 'a', configurable: true }) }); const r = []; for (const k in p) r.push(k); r.join()", "a")]
    [InlineData("const p = new Proxy(function () { }, { apply: (t, self, args) => args.length + ':' + self, construct: (t, args, n) => ({ n: n === p, args }) }); [p.call('me', 1, 2), new p(7).n, new p(7).args[0]].join()", "2:me,true,7")]
    [InlineData("const p = new Proxy({}, { getPrototypeOf: () => Array.prototype }); [p instanceof Array, Array.isArray(p), Array.prototype.isPrototypeOf(p)].join()", "true,false,true")]
    [InlineData("const p = new Proxy([1, 2, 3], {}); [Array.isArray(p), p.length, p.map(x => x * 2).join('-'), JSON.stringify(p), [0].concat(p).length, p.push(4), [...p].length].join()", "true,3,2-4-6,[1,2,3],4,4,4")]
    [InlineData("const p = new Proxy({}, { defineProperty: (t, k, d) => { Object.defineProperty(t, k, { ...d, value: 'changed' }); return true; } }); p.x = 1; p.x", "changed")]
    [InlineData("typeof new Proxy(() => 1, {}) + typeof new Proxy({}, {}) + typeof new Proxy(class { }, {})", "functionobjectfunction")]
    [InlineData("class B { constructor() { this.n = new.target.name; } } const P = new Proxy(B, {}); class C extends P { } new C().n + (new C() instanceof B)", "Ctrue")]
    [InlineData("const { proxy, revoke } = Proxy.revocable({ a: 1 }, {}); const a = proxy.a; revoke(); revoke(); let r; try { proxy.a; } catch (e) { r = e.name; } a + r", "1TypeError")]
    [InlineData("const made = Proxy.revocable(function () { }, { get() { made.revoke(); } }); let r; try { new made.proxy(); } catch (e) { r = e.name; } r", "TypeError")]
    [InlineData("const made = Proxy.revocable(Map, { }); const F = made.proxy.bind(); made.revoke(); let r; try { Reflect.construct(Map, [], F); } catch (e) { r = e.name; } r", "TypeError")]
    [InlineData("class A { #x = 1; static has(o) { return #x in o; } get() { return this.#x; } } const p = new Proxy(new A(), {}); let r; try { p.get(); } catch (e) { r = e.name; } r + A.has(p)", "TypeErrorfalse")]
    [InlineData("class Base { constructor(o) { return o; } } class A extends Base { #x = 7; static get(o) { return o.#x; } } const t = {}, p = new Proxy(t, {}); new A(p); let r; try { A.get(t); } catch (e) { r = e.name; } A.get(p) + r", "7TypeError")]
    [InlineData("const seen = []; const p = new Proxy({}, new Proxy({}, { get(t, k) { seen.push(k); } })); p.a; p.b = 1; 'c' in p; delete p.d; Object.keys(p); Object.isExtensible(p); seen.join()", "get,set,getOwnPropertyDescriptor,defineProperty,has,deleteProperty,ownKeys,getOwnPropertyDescriptor,isExtensible")]
    [InlineData("const o = Object.create(new Proxy({}, { get: (t, k, r) => r === o, set(t, k, v, r) { Object.defineProperty(r, 'own', { value: k + v }); return true; } })); const g = o.anything; o.z = 3; [g, o.own].join()", "true,z3")]
    [InlineData("'use strict'; let r; try { new Proxy({}, { set: () => false }).x = 1; } catch (e) { r = e.name; } r", "TypeError")]
    [InlineData("[Proxy.length, 'prototype' in Proxy, Object.prototype.toString.call(new Proxy([], {})), Object.prototype.toString.call(new Proxy(() => 1, {}))].join()", "2,false,[object Array],[object Function]")]
    public async Task Proxies_ask_their_traps(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("get", "() => 2", "p.x")]
    [InlineData("set", "() => true", "p.x = 2")]
    [InlineData("has", "() => false", "'x' in p")]
    [InlineData("deleteProperty", "() => true", "delete p.x")]
    [InlineData("ownKeys", "() => []", "Object.keys(p)")]
    [InlineData("ownKeys", "() => ['x', 'x']", "Object.keys(p)")]
    [InlineData("ownKeys", "() => ['x', 1]", "Object.keys(p)")]
    [InlineData("ownKeys", "() => ['x', 'y']", "Object.keys(p)")]
    [InlineData("ownKeys", "() => 1", "Object.keys(p)")]
    [InlineData("getOwnPropertyDescriptor", "() => undefined", "Object.getOwnPropertyDescriptor(p, 'x')")]
    [InlineData("getOwnPropertyDescriptor", "() => 1", "Object.getOwnPropertyDescriptor(p, 'x')")]
    [InlineData("getOwnPropertyDescriptor", "() => ({ value: 1, configurable: true })", "Object.getOwnPropertyDescriptor(p, 'x')")]
    [InlineData("getOwnPropertyDescriptor", "() => ({ value: 1 })", "Object.getOwnPropertyDescriptor(p, 'y')")]
    [InlineData("defineProperty", "() => true", "Object.defineProperty(p, 'y', { value: 1 })")]
    [InlineData("defineProperty", "() => true", "Object.defineProperty(p, 'x', { value: 2 })")]
    [InlineData("isExtensible", "() => true", "Object.isExtensible(p)")]
    [InlineData("getPrototypeOf", "() => Array.prototype", "Object.getPrototypeOf(p)")]
    [InlineData("getPrototypeOf", "() => 1", "Object.getPrototypeOf(p)")]
    [InlineData("setPrototypeOf", "() => true", "Object.setPrototypeOf(p, Array.prototype)")]
    [InlineData("get", "1", "p.x")]
    public async Task A_trap_that_contradicts_its_target_is_a_type_error(string trap, string body, string use) =>
        Assert.Equal("TypeError", (await TestScripts.RunAsync(
            $"const p = new Proxy(Object.freeze({{ x: 1 }}), {{ {trap}: {body} }}); let r; try {{ {use}; }} catch (e) {{ r = e.name; }} r")).ToString());

    [Theory]
    [InlineData("Object.preventExtensions(new Proxy({}, { preventExtensions: () => true }))")]
    [InlineData("new Proxy(function () { }, { construct: () => 1 }); new (new Proxy(function () { }, { construct: () => 1 }))()")]
    [InlineData("new (new Proxy(() => 1, {}))()")]
    [InlineData("new Proxy({}, {})()")]
    [InlineData("Proxy({}, {})")]
    [InlineData("new Proxy(1, {})")]
    [InlineData("new Proxy({}, null)")]
    public async Task Wrong_use_of_proxies_is_a_type_error(string source) =>
        Assert.Equal("TypeError", (await TestScripts.RunAsync($"let r; try {{ {source} }} catch (e) {{ r = e.name; }} r")).ToString());

    [Theory]
    [InlineData("p.x")]
    [InlineData("p.x = 1")]
    [InlineData("'x' in p")]
    [InlineData("delete p.x")]
    [InlineData("Object.keys(p)")]
    [InlineData("Object.defineProperty(p, 'x', {})")]
    [InlineData("Object.getOwnPropertyDescriptor(p, 'x')")]
    [InlineData("Object.getPrototypeOf(p)")]
    [InlineData("Object.setPrototypeOf(p, null)")]
    [InlineData("Object.isExtensible(p)")]
    [InlineData("Object.preventExtensions(p)")]
    [InlineData("p()")]
    [InlineData("new p()")]
    [InlineData("`${p}`")]
    [InlineData("JSON.stringify({ p })")]
    [InlineData("Object.create(p).x")]
    public async Task Very_long_chains_of_proxies_are_a_range_error(string use) =>
        Assert.Equal("RangeError", (await TestScripts.RunAsync(
            $"let p = function () {{ }}; for (let i = 0; i < 100000; i++) p = new Proxy(p, {{}}); let r; try {{ {use}; }} catch (e) {{ r = e.name; }} r",
            limits: new ScriptLimits { ComputingTime = TimeSpan.FromSeconds(20) })).ToString());

    [Theory]
    [InlineData("const p = new Proxy({}, { get: (t, k, r) => r[k] }); p.x")]
    [InlineData("const p = new Proxy({}, {}); Object.setPrototypeOf(p, p); p.x")]
    [InlineData("let o = {}; for (let i = 0; i < 30000; i++) o = Object.create(new Proxy(o, {})); o.x")]
    [InlineData("let h = {}; for (let i = 0; i < 100000; i++) h = new Proxy({}, h); h.x")]
    public async Task Proxies_that_lead_to_themselves_or_far_away_are_a_range_error(string source) =>
        Assert.Equal("RangeError", (await TestScripts.RunAsync($"let r; try {{ {source}; }} catch (e) {{ r = e.name; }} r",
            limits: new ScriptLimits { ComputingTime = TimeSpan.FromSeconds(20) })).ToString());

    [Theory]
    [InlineData("o.x")]
    [InlineData("o.x = 1")]
    [InlineData("'x' in o")]
    [InlineData("new Proxy(o, {}).x")]
    public async Task Walks_along_a_very_long_chain_of_prototypes_are_paid_for(string use)
    {
        var limits = new ScriptLimits { ComputingTime = TimeSpan.FromSeconds(20), Instructions = 3_000_000 };
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunAsync(
            $"let o = null; for (let i = 0; i < 50000; i++) o = Object.create(o); Object.freeze(o); for (let i = 0; i < 2000; i++) {{ {use}; }}", limits: limits));
        Assert.Equal(ScriptLimit.Instructions, fault.Limit);
    }

    [Theory]
    [InlineData("Reflect.apply(Math.max, null, [1, 3, 2])", "3")]
    [InlineData("class A { } class B { } const o = Reflect.construct(A, [], B); [o instanceof A, o instanceof B].join()", "false,true")]
    [InlineData("const o = {}; [Reflect.defineProperty(o, 'x', { value: 1 }), Reflect.defineProperty(o, 'x', { value: 2 }), Reflect.deleteProperty(o, 'x'), o.x].join()", "true,false,false,1")]
    [InlineData("Reflect.get({ get x() { return this.y; } }, 'x', { y: 5 })", "5")]
    [InlineData("const r = {}; Reflect.set({ set x(v) { this.y = v; } }, 'x', 6, r); r.y", "6")]
    [InlineData("Reflect.ownKeys({ b: 1, 2: 1, a: 1, 1: 1, [Symbol('s')]: 1 }).map(String).join()", "1,2,b,a,Symbol(s)")]
    [InlineData("const o = {}; [Reflect.isExtensible(o), Reflect.preventExtensions(o), Reflect.isExtensible(o), Reflect.setPrototypeOf(o, null), Reflect.getPrototypeOf(o) === Object.prototype].join()", "true,true,false,false,true")]
    [InlineData("[Reflect.has({ x: 1 }, 'x'), Reflect.getOwnPropertyDescriptor({ x: 1 }, 'x').value, Reflect[Symbol.toStringTag]].join()", "true,1,Reflect")]
    public async Task Reflect_offers_the_internal_methods(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("Reflect.get(1, 'x')")]
    [InlineData("Reflect.apply({}, null, [])")]
    [InlineData("Reflect.apply(Math.max, null)")]
    [InlineData("Reflect.construct(() => 1, [])")]
    [InlineData("Reflect.construct(Object, [], Math.max)")]
    [InlineData("Reflect.setPrototypeOf({}, 1)")]
    [InlineData("new Reflect()")]
    public async Task Wrong_use_of_reflect_is_a_type_error(string source) =>
        Assert.Equal("TypeError", (await TestScripts.RunAsync($"let r; try {{ {source} }} catch (e) {{ r = e.name; }} r")).ToString());
}
