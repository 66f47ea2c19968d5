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

probe(() => 1 + '2', () => '3' * '4', () => [] + {}, () => [] + [], () => null + 1, () => undefined + 1, () => true + true, () => '5' - 2, () => -'x', () => +[], () => +[5], () => +{}, () => 5 / 0, () => -5 % 3, () => 2 ** 3 ** 2, () => (-2) ** 2, () => 7 & 3 | 8 ^ 1, () => ~~-5.7, () => -1 >>> 28, () => 1 << 33, () => 5 >> 1, () => null == undefined, () => null == 0, () => null >= 0, () => NaN == NaN, () => [1] == 1, () => '1' == 1, () => ({}) == '[object Object]', () => 'b' > 'a', () => '10' < '9', () => 10 < '9', () => null ?? 'd', () => 0 ?? 'd', () => 0 || 'd', () => '' && 'x', () => typeof null, () => typeof (() => 1), () => typeof Symbol(), () => void 0, () => (1, 2), () => 'a' in { a: 1 }, () => 0 in [1], () => 'x' in 'y', () => delete [].length, () => { 'use strict'; delete [].length; }, () => [] instanceof Object, () => 1 instanceof Number, () => ({}) instanceof 5, () => ({}) instanceof (() => 1), () => { let a = null; a ??= 1; a ||= 2; a &&= 3; return a; }, () => { let a = 5; return a++ + ++a; }, () => { let s = 'a'; s += 1; s -= 1; return s; }, () => ({ a: { b: 1 } })?.a?.['b'], () => null?.x.y.z, () => undefined?.(), () => ({}).f?.(), () => null.x, () => undefined['k'], () => ({}).a.b, () => [].x.y, () => x.y, () => 5(), () => new 5(), () => new (() => 1)(), () => Symbol() + '', () => `${Symbol('t')}`, () => 0.1 + 0.2, () => 1e1000, () => 0x10 + 0b11 + 0o17, () => 1_000_000, () => 9007199254740993, () => -0 === 0, () => Object.is(-0, 0), () => !'' + !!'a', () => +'0x1F', () => +' 12 ', () => +'1,2', () => +'', () => +'1e3', () => parseInt('12px'), () => parseInt('0x1f'), () => parseInt('z', 36), () => parseFloat('.5e1x'), () => Number(''), () => Number(null), () => Number([1, 2]), () => Number('0b101'), () => Number(new Date(5)));
