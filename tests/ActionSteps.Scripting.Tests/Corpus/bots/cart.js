const Cart = (() => {
  const items = new WeakMap();
  return class Cart {
    constructor() { items.set(this, new Map()); }
    add(sku, price, n = 1) {
      const mine = items.get(this);
      const line = mine.get(sku) ?? { price, n: 0 };
      mine.set(sku, { ...line, n: line.n + n });
      return this;
    }
    remove(sku) { return items.get(this).delete(sku); }
    *[Symbol.iterator]() { for (const [sku, line] of items.get(this)) yield { sku, ...line, sum: line.price * line.n }; }
    get total() { return [...this].reduce((t, l) => t + l.sum, 0); }
    [Symbol.toPrimitive](hint) { return hint === 'number' ? this.total : `Cart of ${[...this].length}`; }
  };
})();
const cart = new Cart().add('A', 10).add('B', 2.5, 4).add('A', 10, 2);
console.log([...cart]);
console.log(cart.total, `${cart}`, +cart, cart + '', cart > 39);
console.log(cart.remove('B'), cart.remove('B'), cart.total, Array.from(cart, l => l.sku), cart);
