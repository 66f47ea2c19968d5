function run(rounds) {
  var a = 1, b = 2, sum = 0, i;
  for (i = 0; i < rounds; i++) {
    var list = [i, i + 1, a, b], x = list[0], y = list[1], rest = list.slice(2);
    var source = { left: x, right: { inner: y } }, left = source.left, right = source.right;
    var inner = right.inner === undefined ? 5 : right.inner, missing = right.missing === undefined ? 7 : right.missing;
    var pair = [b, a + rest.length];
    a = pair[0];
    b = pair[1];
    sum += left + inner + missing + (a + b) % 3;
  }

  return sum;
}

run(20000);
