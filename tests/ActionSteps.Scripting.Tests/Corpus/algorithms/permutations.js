function* permutations(list) { if (list.length < 2) { yield list; return; } for (const [i, x] of list.entries()) for (const rest of permutations(list.toSpliced(i, 1))) yield [x, ...rest]; }
console.log([...permutations([1, 2, 3])].map(p => p.join('')), [...permutations('abcd'.split(''))].length);
const combos = (n, list) => n === 0 ? [[]] : list.flatMap((x, i) => combos(n - 1, list.slice(i + 1)).map(c => [x, ...c]));
console.log(combos(2, ['a', 'b', 'c', 'd']));
const subsets = s => s.reduce((sets, x) => sets.concat(sets.map(y => [...y, x])), [[]]); console.log(subsets([1, 2, 3]));
