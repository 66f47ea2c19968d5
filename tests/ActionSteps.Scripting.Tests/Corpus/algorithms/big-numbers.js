const fact = n => n < 2n ? 1n : n * fact(n - 1n);
console.log(fact(30n), String(fact(50n)).length, (2n ** 128n - 1n).toString(16), -7n / 2n, -7n % 2n, BigInt.asUintN(8, -1n), BigInt.asIntN(8, 255n), 5n << 70n, -5n >> 1n, ~5n, 6n & 3n, 6n | 3n, 6n ^ 3n);
const fib = n => { let [a, b] = [0n, 1n]; for (; n > 0; n--) [a, b] = [b, a + b]; return a; }; console.log(fib(200));
const modpow = (b, e, m) => { let r = 1n; for (b %= m; e; e >>= 1n, b = b * b % m) if (e & 1n) r = r * b % m; return r; }; console.log(modpow(3n, 10n ** 20n, 1000000007n));
console.log([3n, 1, 2n, 10n].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)), 1n == 1, 1n === 1, 2n > 1, '2' > 1n, typeof 1n, 0n ? 1 : 2);
for (const f of [() => 1n + 1, () => BigInt(1.5), () => BigInt('x'), () => 1n / 0n, () => +1n, () => Math.max(1n), () => 1n >>> 0n, () => JSON.stringify(1n), () => BigInt(undefined), () => BigInt(Symbol())]) try { console.log(f()); } catch (e) { console.log(String(f), e.name, e.message); }
