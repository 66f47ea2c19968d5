const order = []; const o = (n, v) => (order.push(n), v);
class X extends o('extends', Object) { static [o('static key', 's')] = o('static value', 1); [o('field key', 'f')] = o('field value', 2); [o('method key', 'm')]() {} static { order.push('static block'); } constructor() { order.push('before super'); super(); order.push('after super'); } }
order.push('new'); new X(); console.log(order);
class Base { constructor() { this.init?.(); } } class Derived extends Base { value = 1; init() { this.value = 'init'; this.other = 2; } } console.log(new Derived());
class P { accessorless; 'quoted name' = 1; 123 = 'n'; async = 1; get = 2; static = 3; static static = 4; } console.log(new P(), P.static);
class Mix { static mixin = Base => class extends Base { hi() { return 'hi ' + (super.hi?.() ?? 'none'); } }; } const M = Mix.mixin(class { hi() { return 'base'; } }); console.log(new M().hi(), M, new (Mix.mixin(Object))().hi());
console.log(new (class Named { self = Named; })().self.name, (class { static x = 1; static m() { return this.x; } }).m(), Object.getOwnPropertyDescriptors(class { static get z() { return 1; } static y = 2; }));
class Temp { static #cache = new Map(); #v; constructor(v) { this.#v = v; } static from(v) { return Temp.#cache.get(v) ?? (Temp.#cache.set(v, new Temp(v)), Temp.#cache.get(v)); } equals(o) { return o.#v === this.#v; } inc() { this.#v++; this.#v **= 2; return this.#v ||= 0; } } console.log(Temp.from(1) === Temp.from(1), Temp.from(1).equals(new Temp(1)), new Temp(2).inc());
try { Temp.prototype.equals.call(new Temp(1), {}); } catch (e) { console.log(e.message); } try { Temp.prototype.inc.call({}); } catch (e) { console.log(e.message); }
