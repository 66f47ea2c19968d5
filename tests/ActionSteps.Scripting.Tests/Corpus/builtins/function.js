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

function f(a, b = 1, ...c) { return [this?.x, a, b, c]; } const bound = f.bind({ x: 'bound' }, 1);
probe(() => f.length, () => f.name, () => bound.name, () => bound.length, () => bound(2, 3), () => f.call({ x: 1 }, 2), () => f.apply({ x: 1 }, [2, 3, 4]), () => f.apply(null, { length: 1, 0: 'al' }), () => f.apply(null, 1), () => new (function K() { this.k = new.target === K; })().k, () => (() => {}).prototype, () => Object.getOwnPropertyNames(class { static s() {} }), () => (function () { return typeof this; }).call(5), () => (function () { 'use strict'; return typeof this; }).call(5), () => ((a, b) => {}).length, () => (function (...r) {}).length, () => ((a = 1, b) => {}).length, () => f.toString().length, () => Function.prototype(), () => Function.prototype.name === '', () => bound instanceof f, () => new bound(5) instanceof f, () => f.hasOwnProperty('prototype'), () => Object.getOwnPropertyDescriptor(f, 'name'), () => { const o = { m() {}, get g() { return 1; } }; return [o.m.name, Object.getOwnPropertyDescriptor(o, 'g').get.name, 'prototype' in o.m]; }, () => { const k = Symbol('sy'); return { [k]() {} }[k].name; }, () => new o.m(), () => (x => y => z => x + y + z)(1)(2)(3), () => [1, 2, 3].map(Number.prototype.toString.call, Number.prototype.toString));
const curry = fn => function c(...a) { return a.length >= fn.length ? fn(...a) : (...b) => c(...a, ...b); }; console.log(curry((a, b, c) => a + b + c)(1)(2, 3)); const compose = (...fs) => fs.reduce((g, h) => x => h(g(x))); console.log(compose(x => x + 1, x => x * 2)(3)); const memo = fn => { const c = {}; return n => c[n] ??= fn(n); }; let calls = 0; const sq = memo(n => (calls++, n * n)); console.log(sq(4), sq(4), calls); const debounceless = f.bind(null).bind(1).bind(2); console.log(debounceless.name, debounceless(0));
