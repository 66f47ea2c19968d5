function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
    row = next;
  }
  return row.at(-1);
}
console.log([['kitten', 'sitting'], ['', 'abc'], ['flaw', 'lawn'], ['same', 'same']].map(p => distance(...p)));
const commands = ['help', 'status', 'cancel', 'order'];
for (const typed of ['hlep', 'cancle', 'oder', 'zzz']) {
  const [best, d] = commands.map(c => [c, distance(typed, c)]).sort((x, y) => x[1] - y[1])[0];
  console.log(typed, d <= 2 ? `did you mean ${best}?` : 'unknown');
}
