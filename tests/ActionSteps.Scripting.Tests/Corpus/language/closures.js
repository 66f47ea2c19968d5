var fs = []; for (let i = 0; i < 3; i++) fs.push(() => i++); console.log(fs.map(f => f()), fs.map(f => f()));
fs = []; for (var j = 0; j < 3; j++) fs.push(() => j); console.log(fs.map(f => f()));
fs = []; for (let i = 0, inc = () => i++; i < 3; inc(), i++) { fs.push(() => i); if (fs.length > 4) break; } console.log(fs.map(f => f()));
const counter = () => { let n = 0; return { up: () => ++n, get n() { return n; } }; }; const c1 = counter(), c2 = counter(); c1.up(); c1.up(); c2.up(); console.log(c1.n, c2.n, c1);
try { dead; let dead = 1; } catch (e) { console.log(e.name, e.message); } try { (() => { typeof later; let later; })(); } catch (e) { console.log(e.message); }
console.log(typeof undeclared, typeof hoisted, hoisted()); function hoisted() { return typeof inner; { function inner() {} } }
try { undeclared; } catch (e) { console.log(e.message); } try { const k = 1; k = 2; } catch (e) { console.log(e.message); }
const fact = function me(n) { return n < 2 ? 1 : n * me(n - 1); }; console.log(fact(5), fact.name, (function () {}).name, (() => {}).name, (class {}).name);
function args(a, b = 2, ...c) { return [arguments.length, args.length, a, b, c]; } console.log(args(), args(1, undefined, 3, 4)); function sloppy(a) { arguments[0] = 9; return a; } console.log(sloppy(1)); function strict(a) { 'use strict'; arguments[0] = 9; return a; } console.log(strict(1));
