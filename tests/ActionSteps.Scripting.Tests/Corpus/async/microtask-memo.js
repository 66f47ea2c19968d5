// body
const calls = []; const memo = (fn, cache = new Map()) => async k => cache.get(k) ?? cache.set(k, fn(k)).get(k); const load = memo(async k => { calls.push(k); await null; return k.toUpperCase(); });
console.log(await Promise.all(['a', 'b', 'a'].map(load)), calls);
const batch = fn => { let keys = null; return k => { if (!keys) { keys = []; queueMicrotask(() => { const ks = keys; keys = null; fn(ks.map(x => x.k)).then(vs => vs.forEach((v, i) => ks[i].r(v))); }); } return new Promise(r => keys.push({ k, r })); }; };
const many = batch(async ks => { calls.push(ks.join('+')); return ks.map(k => k * 2); }); console.log(await Promise.all([many(1), many(2), many(3)]), calls);
