const rules = [
  { name: '10% over 100', when: o => o.total > 100, apply: o => ({ ...o, total: o.total * 0.9 }) },
  { name: 'free shipping', when: o => o.lines.length >= 3, apply: o => ({ ...o, shipping: 0 }) },
  { name: 'student', when: o => o.customer?.tags?.includes('student'), apply: o => ({ ...o, total: o.total - 5 }) },
];
const checkout = order => rules.reduce((o, r) => r.when(o) ? { ...r.apply(o), applied: [...o.applied, r.name] } : o, { ...order, applied: [] });
console.log(checkout({ total: 120, shipping: 5, lines: [1, 2, 3], customer: { tags: ['student'] } }));
console.log(checkout({ total: 20, shipping: 5, lines: [1] }));
