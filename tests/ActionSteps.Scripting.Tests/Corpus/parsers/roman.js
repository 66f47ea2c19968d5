const table = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
const roman = n => table.reduce((s, [v, r]) => { while (n >= v) { s += r; n -= v; } return s; }, '');
const arabic = s => { let n = 0; for (const [v, r] of table) while (s.startsWith(r)) { n += v; s = s.slice(r.length); } return s ? NaN : n; };
console.log([1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999].map(n => [n, roman(n), arabic(roman(n))]), arabic('ABC'));
