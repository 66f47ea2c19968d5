const add = (iso, days) => new Date(Date.parse(iso) + days * 864e5).toISOString().slice(0, 10);
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
let date = '2024-02-27';
for (let i = 0; i < 5; i++, date = add(date, 1)) console.log(date, weekdays[new Date(date).getDay()]);
console.log(add('2023-12-31', 1), add('2024-03-01', -1), add('2100-02-28', 1));
const due = ['2024-05-01', '2024-04-30', '2024-05-02'].map(d => [d, Math.round((Date.parse(d) - Date.parse('2024-04-30')) / 864e5)]);
console.log(due.map(([d, n]) => n === 0 ? `${d}: today` : `${d}: in ${n} day${n === 1 ? '' : 's'}`));
