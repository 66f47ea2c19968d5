// body
async function* g() { const x = yield 1; console.log('got', x); try { yield 2; } catch (e) { console.log('caught', e); yield 'recovered'; } finally { console.log('finally'); await null; } return 'end'; }
const it = g(); console.log(await it.next('ignored'), await it.next('hello'), await it.throw('boom'), await it.next(), await it.next());
console.log(Object.prototype.toString.call(it), it[Symbol.asyncIterator]() === it, g.constructor.name, it);
async function* d() { const r = yield* inner(); console.log('inner returned', r); yield* [10, Promise.resolve(20)]; } async function* inner() { yield 'i'; return 'R'; }
const out = []; for await (const x of d()) out.push(x); console.log(out);
const m = { async *[Symbol.asyncIterator]() { yield* 'ab'; } }; for await (const c of m) console.log(c);
class Q { static async *#p() { yield 1; } static run() { return Q.#p().next(); } } console.log(await Q.run());
