var orders = [];
for (var i = 0; i < 300; i++) {
  orders.push({ id: i, customer: 'customer ' + i, paid: i % 2 === 0, total: i * 1.25, lines: [{ item: 'seat', count: i % 4 }, { item: 'bike', count: 1 }], note: null });
}

var text = JSON.stringify(orders), length = 0, sum = 0;
for (var round = 0; round < 10; round++) {
  var copy = JSON.parse(text);
  sum += copy[299].lines[0].count;
  text = JSON.stringify(copy);
  length += text.length;
}

length + ':' + sum;
