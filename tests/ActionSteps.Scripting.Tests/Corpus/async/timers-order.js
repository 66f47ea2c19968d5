// body
const out = [];
setTimeout(() => out.push('t0'), 0);
setTimeout((a, b) => out.push('t5' + a + b), 5, 'x', 'y');
const i = setInterval(() => { out.push('i'); }, 2); clearInterval(i);
const never = setTimeout(() => out.push('never'), 1); clearTimeout(never); clearTimeout(undefined); clearTimeout({});
Promise.resolve().then(() => out.push('p1')).then(() => out.push('p2'));
queueMicrotask(() => out.push('m'));
(async () => { out.push('a1'); await null; out.push('a2'); })();
out.push('sync');
await new Promise(r => setTimeout(r, 20));
console.log(out.join(' '));
let n = 0; await new Promise(r => { const h = setInterval(() => { if (++n === 3) { clearInterval(h); r(); } }, 1); }); console.log(n);
