// Reads the lines of an order as a customer types them.
const text = `2x Espresso @ 2.50
1 x Apple pie @ 4,20
- 3 Water
nonsense
10x Tea@1.80`;
const prices = { water: 1.5 };
const pattern = /^\s*-?\s*(?<count>\d+)\s*x?\s+(?<name>[\w ]+?)\s*(?:@\s*(?<price>\d+(?:[.,]\d+)?))?$/i;
const order = [];
for (const [i, line] of text.split('\n').entries()) {
  const match = pattern.exec(line);
  if (!match) {
    console.log(`line ${i + 1} is not understood: "${line}"`);
    continue;
  }
  const { count, name, price = String(prices[match.groups.name.toLowerCase()] ?? 0) } = match.groups;
  order.push({ name, count: +count, price: parseFloat(price.replace(',', '.')) });
}
console.log(order);
const total = order.reduce((sum, { count, price }) => sum + count * price, 0);
console.log(`Total: ${total.toFixed(2)} EUR`);
console.log(order.map(({ name, count }) => `${count} × ${name}`).join(', '));
