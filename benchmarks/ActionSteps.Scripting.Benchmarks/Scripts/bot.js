var items = args.items, total = 0, discounted = 0, lines = [];
for (var i = 0; i < items.length; i++) {
  var item = items[i], price = item.price * item.quantity;
  if (item.price > 20) { price = price * 0.9; discounted++; }
  total += price;
  lines.push(item.quantity + ' x ' + item.name);
}
var rate = exchangeRate(args.currency);
var order = { customer: args.customer, lines: lines, discounted: discounted, total: total * rate };
var id = save(order);
log('saved ' + id + ' for ' + order.customer);
return { id: id, total: order.total, discounted: discounted };
