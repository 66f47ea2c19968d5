class Lru extends Map {
  constructor(limit, entries) { super(); this.limit = limit; for (const [k, v] of entries ?? []) this.set(k, v); }
  get(key) { if (!this.has(key)) return undefined; const v = super.get(key); super.delete(key); super.set(key, v); return v; }
  set(key, value) { super.delete(key); super.set(key, value); if (this.size > this.limit) super.delete(this.keys().next().value); return this; }
  static get [Symbol.species]() { return Map; }
}
const lru = new Lru(3, [['a', 1], ['b', 2], ['c', 3]]);
lru.get('a'); lru.set('d', 4);
console.log(lru, [...lru.keys()], lru.has('b'), lru instanceof Map, Object.prototype.toString.call(lru));
lru.set('a', 9).set('e', 5); console.log(Object.fromEntries(lru), lru.size, lru.limit);
