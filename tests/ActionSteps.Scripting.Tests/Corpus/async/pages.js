// body
const fetchPage = async n => ({ items: Array.from({ length: 3 }, (_, i) => n * 3 + i), next: n < 2 ? n + 1 : null });
async function* pages(n = 0) { try { while (n !== null) { const page = await fetchPage(n); yield* page.items; n = page.next; } } finally { console.log('closed'); } }
for await (const x of pages()) { if (x > 4) break; console.log(x); }
const all = []; for await (const x of pages()) all.push(x); console.log(all);
const it = pages(2); console.log(await it.next(), await it.return('r'), await it.next());
const g = pages(); console.log(await Promise.all([g.next(), g.next(), g.return(), g.next()]));
for await (const v of [Promise.resolve(1), 2, (async () => 3)()]) console.log(v);
try { for await (const v of [1, Promise.reject(new Error('stop'))]) console.log(v); } catch (e) { console.log(e.message); }
