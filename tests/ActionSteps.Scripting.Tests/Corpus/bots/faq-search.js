const faq = [{ q: 'How do I reset my password?', a: 'Click forgot.' }, { q: 'Where is my order?', a: 'On its way.' }, { q: 'Can I change my order?', a: 'Within an hour.' }];
const stop = new Set(['do', 'i', 'my', 'is', 'can', 'the', 'a', 'how', 'where']);
const tokens = s => new Set(s.toLowerCase().split(/\W+/).filter(w => w && !stop.has(w)));
const jaccard = (a, b) => { let n = 0; for (const x of a) if (b.has(x)) n++; return n / (a.size + b.size - n || 1); };
for (const question of ['reset password', 'my order is late', 'change order', 'hello']) {
  const ranked = faq.map(f => ({ ...f, score: jaccard(tokens(question), tokens(f.q)) })).filter(f => f.score > 0).sort((x, y) => y.score - x.score);
  console.log(question, '=>', ranked.map(r => `${r.a} ${r.score.toFixed(2)}`));
}
console.log(tokens('The cat, the "hat"!'));
