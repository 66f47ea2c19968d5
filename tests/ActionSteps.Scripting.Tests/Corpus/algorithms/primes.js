const sieve = n => { const s = new Uint8Array(n + 1); const out = []; for (let i = 2; i <= n; i++) { if (s[i]) continue; out.push(i); for (let j = i * i; j <= n; j += i) s[j] = 1; } return out; };
console.log(sieve(100), sieve(10000).length);
const factor = n => { const f = {}; for (let p = 2n; p * p <= n; p++) while (n % p === 0n) { f[p] = (f[p] ?? 0) + 1; n /= p; } if (n > 1n) f[n] = 1; return f; };
console.log(factor(360n), factor(1000000007n * 6n), factor(2n ** 40n));
function* naturals(n = 2) { while (true) yield n++; }
function* primes(it = naturals()) { const { value: p } = it.next(); yield p; yield* primes((function* () { for (const n of it) if (n % p) yield n; })()); }
const first = []; for (const p of primes()) { if (first.length === 12) break; first.push(p); } console.log(first);
