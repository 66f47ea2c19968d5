// body
const order = []; const step = async n => { order.push('start' + n); await null; order.push('end' + n); return n; };
console.log(await [1, 2, 3].reduce(async (acc, n) => [...await acc, await step(n)], Promise.resolve([])), order);
const pipe = (...fs) => x => fs.reduce((p, f) => p.then(f), Promise.resolve(x)); console.log(await pipe(x => x + 1, async x => x * 2, x => `${x}!`)(4));
label: for (const x of [1, 2, 3]) { for (const y of [1, 2]) { await null; if (y === 2) continue label; if (x === 3) break label; console.log(x, y); } }
const f = async ({ a = 1, b: [c] = [2] } = {}) => await a + c; console.log(await f(), await f({ a: 5, b: [6] })); 
