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

const a = [3, 1, 2];
probe(() => a.concat([4], 5, [[6]]), () => a.join('-'), () => a.slice(-2), () => [...a].splice(1, 1), () => { const b = [...a]; b.splice(1, 1, 'x', 'y'); return b; }, () => a.indexOf(2), () => a.includes(NaN), () => [NaN].includes(NaN), () => [NaN].indexOf(NaN), () => a.find(x => x < 3), () => a.findLast(x => x < 3), () => a.findIndex(x => x > 5), () => a.findLastIndex(x => x > 1), () => [1, [2, [3, [4]]]].flat(), () => [1, [2, [3, [4]]]].flat(Infinity), () => [1, 2].flatMap(x => [x, [x]]), () => Array.from('abc', (c, i) => c + i), () => Array.of(7), () => new Array(3), () => Array(3).fill(0), () => [1, 2, 3, 4, 5].copyWithin(0, 3), () => [1, 2, 3].fill(9, 1, 2), () => a.entries().next(), () => [...a.keys()], () => a.at(-1), () => a.toReversed(), () => a.with(1, 'w'), () => a.with(9, 1), () => a.toSpliced(0, 2, 'q'), () => a.reduceRight((s, x) => s + x, ''), () => a.some(x => x > 2), () => a.every(x => x > 2), () => [].every(x => false), () => [1, 2, 3].lastIndexOf(3, -2), () => a.map(String), () => ['1', '2', '3'].map(parseInt), () => [, 1].map(x => 2), () => Object.keys([, 1]), () => [1, 2, 3].length = 1, () => { const b = [1, 2, 3]; b.length = 1; b[3] = 4; return b; }, () => Array.isArray(Array.prototype), () => [1, [2, [3]]].toString(), () => String([null, undefined, 1]), () => [10, 9, 1].toSorted(), () => a.push(), () => [].pop(), () => [1].unshift(2, 3), () => [5].shift(), () => { const b = [1]; b[-1] = 'neg'; b.x = 1; return b; }, () => [1, 2, 3].forEach(x => x), () => Array.from({ length: 2, 0: 'a', 1: 'b' }), () => Array.prototype.concat.call(1, 2).length, () => [3, 2, 1].sort(undefined), () => Array.from(new Map([[1, 2]])));
