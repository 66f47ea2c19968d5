const luhn = n => [...String(n)].reverse().reduce((sum, d, i) => sum + (i % 2 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][d] : +d), 0) % 10 === 0;
console.log(['4111111111111111', '4111111111111112', 79927398713, 0].map(n => [n, luhn(n)]));
