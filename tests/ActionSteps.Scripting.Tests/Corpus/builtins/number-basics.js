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

probe(() => Number.MAX_SAFE_INTEGER, () => Number.EPSILON, () => Number.MIN_VALUE, () => Number.MAX_VALUE, () => Number.isInteger(5.0), () => Number.isSafeInteger(2 ** 53), () => (12.345).toFixed(2), () => (0).toFixed(2), () => (-1.005).toFixed(2), () => (1e-7).toString(), () => 1e21 + '', () => 123456789012345680000 + '', () => 0.000001 + '', () => (255).toString(36), () => (-255).toString(2), () => (0.1).toString(2), () => (1 / 3).toString(3), () => (1e21).toString(7), () => (12345.678).toExponential(), () => (0).toExponential(2), () => (5e-324).toPrecision(3), () => (123.456).toPrecision(4), () => NaN.toFixed(1), () => (1).toFixed(-1), () => Number('12px'), () => Number('  42\n'), () => Number('1e3'), () => Number('-0x1'), () => Number(true), () => Number([]), () => Number({}), () => Number('Infinity'), () => parseInt('  -42abc'), () => parseInt(''), () => parseInt(0.0000005), () => parseInt('101', 2), () => parseInt('9', 8), () => parseFloat('3.14.15'), () => parseFloat('-.5'), () => isNaN('x'), () => Number.isNaN('x'), () => isFinite('5'), () => 0.1 * 3, () => 9007199254740992 + 1, () => 5 % -3, () => -5 % 5, () => 2 ** -1, () => (25).toString(undefined), () => 1 / -0, () => Number.parseFloat === parseFloat, () => (1234.5678).toFixed(), () => (0.5).toFixed(), () => (1.5).toFixed(), () => (2.5).toFixed(), () => (1e20).toLocaleString('en-US'), () => (0.256).toLocaleString('en-US', { style: 'percent' }), () => (1234.5).toLocaleString('en-US', { style: 'currency', currency: 'USD' }), () => new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2 }).format(1234.5), () => typeof NaN, () => Number(12n), () => 4.35 * 100, () => 1.1 + 2.2);
