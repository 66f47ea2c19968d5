// body
const timeout = (p, ms) => { let t; return Promise.race([p, new Promise((_, rej) => { t = setTimeout(() => rej(new Error(`timeout after ${ms} ms`)), ms); })]).finally(() => clearTimeout(t)); };
const sleep = (ms, v) => new Promise(r => setTimeout(r, ms, v));
console.log(await timeout(sleep(1, 'ok'), 50)); try { await timeout(sleep(50), 1); } catch (e) { console.log(e.message); }
const c = new AbortController(); c.signal.addEventListener('abort', e => console.log(e.type, c.signal.reason.name)); c.abort(); c.abort(); console.log(c.signal.aborted);
try { c.signal.throwIfAborted(); } catch (e) { console.log(e.name, e.message, e.code); } console.log(AbortSignal.abort('why').reason);
