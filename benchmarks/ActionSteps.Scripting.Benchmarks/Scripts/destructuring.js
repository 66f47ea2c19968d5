function run(rounds) {
  let a = 1, b = 2, sum = 0;
  for (let i = 0; i < rounds; i++) {
    const [x, y, ...rest] = [i, i + 1, a, b];
    const { left, right: { inner = 5, missing = 7 } } = { left: x, right: { inner: y } };
    [a, b] = [b, a + rest.length];
    sum += left + inner + missing + (a + b) % 3;
  }

  return sum;
}

run(20000);
