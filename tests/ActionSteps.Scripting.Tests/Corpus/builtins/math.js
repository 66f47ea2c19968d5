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

probe(() => [Math.round(2.5), Math.round(-2.5), Math.round(0.49999999999999994), Math.round(-0.2)], () => [Math.trunc(-4.7), Math.floor(-4.7), Math.ceil(-4.7)], () => Math.sign(-3), () => [Math.max(), Math.min(), Math.max(1, NaN), Math.max(-0, 0)], () => Math.hypot(3, 4), () => Math.cbrt(27), () => Math.fround(5.5), () => Math.fround(5.05), () => Math.clz32(1), () => Math.imul(0xffffffff, 5), () => Math.log2(8), () => Math.log10(1000), () => Math.expm1(0), () => Math.atan2(1, 1), () => Math.abs(-0), () => Math.pow(2, 0.5), () => Math.sqrt(-1), () => Math.PI, () => Math.E, () => Math.max(...[1, 2, 3]), () => Math.min('2', [1]), () => Math.sinh(0), () => Math.log1p(0), () => Math.max.length, () => Math[Symbol.toStringTag]);
