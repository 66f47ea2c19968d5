const tickets = [
  { id: 7, city: 'Ghent', status: 'open', weight: 3 }, { id: 2, city: 'Antwerp', status: 'closed', weight: 1 },
  { id: 9, city: 'Ghent', status: 'closed', weight: 8 }, { id: 4, city: 'Brussels', status: 'open', weight: 5 },
  { id: 1, city: 'Antwerp', status: 'open', weight: 2 },
];
const by = (list, key) => list.reduce((groups, item) => {
  (groups[item[key]] ??= []).push(item);
  return groups;
}, {});
console.log(by(tickets, 'city'));
console.log(new Map(Object.entries(by(tickets, 'status')).map(([k, v]) => [k, v.map(t => t.id)])));
console.log(tickets.toSorted((a, b) => a.city.localeCompare(b.city) || b.weight - a.weight).map(t => `${t.city}#${t.id}`));
console.table(tickets);
console.table(tickets, ['id', 'city']);
