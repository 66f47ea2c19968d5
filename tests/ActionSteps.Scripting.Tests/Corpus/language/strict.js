'use strict';
const errors = []; const t = f => { try { return f(); } catch (e) { return e.name; } };
console.log(t(() => { nope = 1; }), t(function () { return this; }), t(() => { delete Object.prototype; }), t(function () { return arguments.callee; }), t(() => (function f() { f = 1; })()), t(() => { NaN = 1; }), t(() => { globalThis.undefined = 1; }), t(() => [1, 2].length = -1), t(() => { 'x'.y = 1; }), t(function (a) { arguments[0] = 2; return a; }.bind(null, 1)));
console.log(typeof globalThis, this === globalThis, typeof this);
