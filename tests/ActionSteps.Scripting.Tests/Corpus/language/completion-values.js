var total = 0;
for (const n of [1, 2, 3]) { total += n; if (n === 3) ({ total, list: [n, 'x', null, true], nested: { deep: { er: 1 } } }); }
