const graph = { A: { B: 7, C: 9, F: 14 }, B: { A: 7, C: 10, D: 15 }, C: { A: 9, B: 10, D: 11, F: 2 }, D: { B: 15, C: 11, E: 6 }, E: { D: 6, F: 9 }, F: { A: 14, C: 2, E: 9 } };
function dijkstra(from) {
  const dist = new Map([[from, 0]]), prev = new Map(), open = new Set(Object.keys(graph));
  while (open.size) {
    const at = [...open].reduce((a, b) => (dist.get(a) ?? Infinity) <= (dist.get(b) ?? Infinity) ? a : b);
    open.delete(at);
    for (const [to, w] of Object.entries(graph[at])) if (dist.get(at) + w < (dist.get(to) ?? Infinity)) { dist.set(to, dist.get(at) + w); prev.set(to, at); }
  }
  return { dist, path: to => { const p = [to]; while (prev.has(p[0])) p.unshift(prev.get(p[0])); return p.join('>'); } };
}
const { dist, path } = dijkstra('A');
console.log(dist, path('E'));
const deps = { app: ['db', 'log'], db: ['log', 'cfg'], log: ['cfg'], cfg: [] };
const order = []; (function visit(n, seen = new Set()) { for (const d of deps[n]) if (!order.includes(d)) { if (seen.has(d)) throw new Error(`cycle at ${d}`); visit(d, new Set(seen).add(n)); } order.push(n); })('app');
console.log(order);
