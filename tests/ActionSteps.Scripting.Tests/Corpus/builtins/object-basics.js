function probe(...checks) {
  for (const check of checks) {
    let result;
    try {
      result = check();
    } catch (e) {
      result = e instanceof Error ? `${e.name}: ${e.message}` : e;
    }
    console.log(String(check).replace(/^\(\) => /, ''), '→', result);
  }
}

const o = { b: 1, a: { c: 2 }, 10: 'ten', 2: 'two' };
probe(() => Object.keys(o), () => Object.values(o), () => Object.entries(o), () => Object.fromEntries(Object.entries(o).reverse()), () => Object.assign({}, null, { x: 1 }, 'hi'), () => Object.getOwnPropertyNames('ab'), () => Object.getOwnPropertyDescriptors({ a: 1, get b() { return 2; } }), () => Object.is(NaN, NaN), () => Object.freeze([1]), () => Object.isFrozen(Object.freeze({})), () => Object.getPrototypeOf(Object.create(null)), () => Object.create({ p: 1 }, { q: { value: 2, enumerable: true } }), () => Object.entries('xy'), () => Object.keys(5), () => Object.keys(null), () => Object(null), () => ({}).toString(), () => Object.prototype.toString.call(null), () => Object.prototype.toString.call([]), () => Object.prototype.toString.call(new Date(0)), () => Object.prototype.toString.call(function* () {}()), () => ({}).valueOf(), () => ({ a: 1 }).hasOwnProperty('a'), () => Object.hasOwn({ a: 1 }, 'toString'), () => ({ a: 1 }).propertyIsEnumerable('a'), () => Object.prototype.isPrototypeOf.call(Array.prototype, []), () => ({ __proto__: null }) instanceof Object, () => ({ __proto__: [] }) instanceof Array, () => ({ ['__proto__']: 1 }), () => JSON.parse('{"__proto__": 1, "a": 2, "a": 3}'), () => ({}).constructor.name, () => ({ a: 1, ...{ a: 2 }, b: undefined }), () => delete o.zzz, () => Object.entries({ x: 1 }).map(([k, v]) => k + v), () => Object.defineProperties({}, { a: { value: 1 }, b: { get: () => 2, enumerable: true } }), () => Object.getOwnPropertySymbols({ [Symbol.iterator]: 1 }), () => Object.seal({ a: 1 }), () => ({}).toLocaleString(), () => Object.name + Object.length);
