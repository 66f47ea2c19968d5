// body
const later = (v, ms, fail) => new Promise((res, rej) => setTimeout(fail ? rej : res, ms, v));
console.log(await Promise.all([later(1, 3), 2, later(3, 1)]));
console.log(await Promise.allSettled([later('a', 1), later(new Error('b'), 1, true), 3]));
console.log(await Promise.race([later('slow', 20), later('fast', 1)]));
console.log(await Promise.any([later('x', 1, true), later('y', 2)]));
try { await Promise.any([Promise.reject(1), Promise.reject(2)]); } catch (e) { console.log(e.name, e.message, e.errors); }
try { await Promise.all([later(1, 1), Promise.reject('bad')]); } catch (e) { console.log(e); }
console.log(await Promise.all([]), await Promise.allSettled([]), Promise.race([]));
console.log(await Promise.resolve(1).finally(() => 2), await Promise.reject(1).catch(e => e + 1), await Promise.reject(0).then(null, e => e || 'zero'));
console.log(await { then(res) { res('thenable'); } }, await { then: 5 });
try { await { get then() { throw new RangeError('getter'); } }; } catch (e) { console.log(e.name); }
const p = new Promise((res, rej) => { res(1); rej(2); throw 3; }); console.log(p, await p);
try { await new Promise(() => { throw 'sync'; }); } catch (e) { console.log(e); }
try { const self = new Promise(r => setTimeout(() => r(self), 1)); await self; } catch (e) { console.log(e.name, e.message); }
