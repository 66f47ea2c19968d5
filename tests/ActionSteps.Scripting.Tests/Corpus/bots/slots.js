// Finds free slots between appointments.
const minutes = t => { const [h, m] = t.split(':'); return h * 60 + +m; };
const clock = n => `${String(Math.trunc(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`;
const busy = [['09:00', '09:45'], ['10:30', '11:00'], ['09:30', '10:00'], ['16:00', '17:00']].map(r => r.map(minutes)).sort(([a], [b]) => a - b);
const merged = [];
for (const [from, to] of busy) {
  const last = merged.at(-1);
  if (last && from <= last[1]) last[1] = Math.max(last[1], to);
  else merged.push([from, to]);
}
console.log(merged.map(r => r.map(clock).join('–')));
const free = [];
let at = minutes('08:30');
for (const [from, to] of [...merged, [minutes('17:30'), 0]]) {
  for (; at + 30 <= from; at += 30) free.push(clock(at));
  at = to;
}
console.log(free);
