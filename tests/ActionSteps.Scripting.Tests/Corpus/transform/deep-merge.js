const isPlain = v => v !== null && typeof v === 'object' && Object.getPrototypeOf(v) === Object.prototype;
const merge = (a, b) => Object.entries(b).reduce((o, [k, v]) => ({ ...o, [k]: isPlain(v) && isPlain(o[k]) ? merge(o[k], v) : Array.isArray(v) && Array.isArray(o[k]) ? [...o[k], ...v] : v }), a);
console.log(merge({ a: 1, b: { c: [1], d: { e: 1 } }, f: null }, { a: 2, b: { c: [2], d: { g: 3 } }, f: { h: 1 }, i: undefined, j: new Date(0) }));
