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

const log = []; const t = (n, v) => (log.push(n), v);
var { [t('key', 'a')]: x = t('default', 1), ...rest } = t('source', { b: 2, c: 3 }); console.log(x, rest, log);
probe(() => { let a = 1, b = 2; [a, b] = [b, a]; return [a, b]; }, () => { const [a, , b = 5, ...c] = 'wxyz'; return [a, b, c]; }, () => { const { length } = 'abc'; return length; }, () => { const { a: { b: [, c] } } = { a: { b: [1, 2] } }; return c; }, () => { const { a } = null; }, () => { const [a] = undefined; }, () => { let o = {}; [o.x, o['y']] = [1, 2]; return o; }, () => (({ a = 1, b = a + 1 } = {}) => [a, b])(), () => (([a, [b] = [2]]) => a + b)([1]), () => { for (const [k, { v }] of Object.entries({ p: { v: 1 } })) return k + v; }, () => { let a; ({ a } = { a: 1 }); return a; }, () => { const { a = log.push('no') } = { a: null }; return a; }, () => { const { ...c } = [1, 2]; return c; }, () => { const { toFixed } = 5; return typeof toFixed; }, () => { let x; return ({ x = 3 } = { y: 1 }); });
const it = { [Symbol.iterator]() { let n = 0; return { next: () => ({ value: n++, done: false }), return: () => (log.push('return'), {}) }; } }; const [p, q] = it; console.log(p, q, log.at(-1));
