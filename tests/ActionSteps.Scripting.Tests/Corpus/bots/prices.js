function probe(...checks) {
  for (const check of checks) {
    let result;
    try {
      result = check();
    } catch (e) {
      result = e instanceof Error ? `${e.name}: ${e.message}` : e;
    }
    console.log(String(check).replace(/^\(\) => /, ''), '→', result);
  }
}

const euro = cents => `€ ${(cents / 100).toFixed(2).replace('.', ',').replace(/\B(?=(\d{3})+(?!\d))/g, '.')}`;
probe(
  () => euro(0), () => euro(5), () => euro(123456), () => euro(100000000), () => euro(-250),
  () => (1234567.891).toLocaleString('en-US'), () => (0.1 + 0.2).toFixed(10), () => (1.005).toFixed(2), () => (1e21).toFixed(2),
  () => (25).toString(2), () => (255).toString(16), () => (0.5).toString(3), () => (1234.5678).toPrecision(6), () => (0.00001).toPrecision(1),
  () => (123456).toExponential(2), () => (1.45).toFixed(1), () => (-1.5).toFixed(0), () => (8.345).toFixed(2));
