const hours = { mon: '9-18', tue: '9-18', wed: null, thu: '9-20', fri: '9-18', sat: '10-16' };
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
function isOpen(iso) {
  const date = new Date(iso);
  const range = hours[days[date.getUTCDay()]];
  if (!range) return false;
  const [from, to] = range.split('-').map(Number);
  return date.getUTCHours() >= from && date.getUTCHours() < to;
}
for (const when of ['2024-02-26T10:00:00Z', '2024-02-28T10:00:00Z', '2024-02-29T19:59:59Z', '2024-03-01T18:00:00Z', '2024-03-02T15:00Z', '2024-03-03T12:00Z']) {
  console.log(when, days[new Date(when).getUTCDay()], isOpen(when));
}
console.log(Object.entries(hours).filter(([, v]) => v).length);
