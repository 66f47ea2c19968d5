const flat = (o, p = []) => Object.entries(o).flatMap(([k, v]) => v && typeof v === 'object' ? flat(v, [...p, k]) : [[[...p, k].join('.'), v]]);
const set = (o, path, v) => { const keys = path.split('.'); const last = keys.pop(); keys.reduce((at, k, i) => at[k] ??= /^\d+$/.test(keys[i + 1] ?? last) ? [] : {}, o)[last] = v; return o; };
const source = { a: { b: [1, { c: 2 }], d: null }, e: 'x' }; const pairs = flat(source); console.log(pairs, pairs.reduce((o, [k, v]) => set(o, k, v), {}));
