label: { console.log('in'); if (true) break label; console.log('never'); }
outer: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j === 1) continue outer; if (i === 2) break outer; console.log(i, j); } }
const sw = v => { const r = []; switch (v) { case 1: r.push(1); case 2: r.push(2); break; default: r.push('d'); case 3: r.push(3); } return r; }; console.log([1, 2, 3, 4, '1'].map(sw));
const f = () => { try { return 'try'; } finally { console.log('finally'); } }; console.log(f(), (() => { try { throw 1; } catch { return 'c'; } finally { return 'f'; } })(), (() => { for (;;) { try { return 1; } finally { break; } } return 2; })());
let n = 0; do { n++; if (n === 2) continue; } while (n < 5); while (n-- > 0) if (n === 2) break; console.log(n);
for (const k in Object.create({ inherited: 1 }, { own: { value: 1, enumerable: true }, hidden: { value: 2 } })) console.log(k); for (const k in 'ab') console.log(k); for (const k in [7, , 8]) console.log(typeof k, k); for (var k in null); console.log(k);
const o = { b: 1, 2: 'x', a: 2, 1: 'y', [Symbol('s')]: 3 }; for (const k in o) { console.log(k); if (k === '2') delete o.a; } if (0) ; else console.log('else');
try { try { throw new Error('inner'); } finally { console.log('f1'); } } catch ({ message, name: n2 }) { console.log(n2, message); } try { null.f(); } catch (e) { console.log(e.constructor === TypeError); }
var a = 1; { var a = 2; } { let a = 3; } console.log(a); if (true) function inIf() { return 1; } console.log(inIf()); console.log(((a, b) => { 'use strict'; return this === globalThis; })(), (function () { return this === globalThis; })(), (function () { 'use strict'; return this; })());
switch (3) { case 0: let scoped; break; default: console.log(typeof scopedNot); } ;;; debugger;
42
