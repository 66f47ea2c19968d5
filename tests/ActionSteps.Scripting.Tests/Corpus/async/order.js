// body
const log = []; const l = x => log.push(x);
async function a() { l('a1'); await b(); l('a2'); } async function b() { l('b1'); await 0; l('b2'); return 1; }
const pa = a(); l('main');
Promise.resolve().then(() => l('t1')).then(() => l('t2')).then(() => l('t3')).then(() => l('t4')).then(() => l('t5'));
(async () => { l('r1'); const v = await (async () => Promise.resolve('nested'))(); l(v); })();
new Promise(r => { l('ctor'); r(Promise.resolve()); }).then(() => l('resolved with promise'));
({ then(f) { l('then called'); f(); } });
Promise.resolve({ then(f) { l('thenable job'); f('x'); } }).then(v => l('thenable ' + v));
await pa; for (let i = 0; i < 8; i++) await null;
console.log(log.join('\n'));
