function count(rounds) {
  const totals = new Map(), seen = new Set();
  let sum = 0;
  for (let i = 0; i < rounds; i++) {
    const key = 'key' + i % 500;
    totals.set(key, (totals.get(key) || 0) + i);
    seen.add(i % 997);
  }

  for (const value of totals.values()) {
    sum += value;
  }

  return sum + ':' + seen.size;
}

count(20000);
