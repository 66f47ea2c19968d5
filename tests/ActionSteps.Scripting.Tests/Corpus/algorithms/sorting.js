const data = [5, 3, 9, -1, 0, 3, 22, 7];
const quick = ([p, ...r]) => p === undefined ? [] : [...quick(r.filter(x => x < p)), p, ...quick(r.filter(x => x >= p))];
function heap(a) { a = [...a]; const sift = (i, n) => { for (let c; (c = 2 * i + 1) < n; i = c) { if (c + 1 < n && a[c + 1] > a[c]) c++; if (a[i] >= a[c]) return; [a[i], a[c]] = [a[c], a[i]]; } }; for (let i = a.length >> 1; i--;) sift(i, a.length); for (let n = a.length; n-- > 1;) { [a[0], a[n]] = [a[n], a[0]]; sift(0, n); } return a; }
const merge = a => { if (a.length < 2) return a; const m = a.length >> 1, l = merge(a.slice(0, m)), r = merge(a.slice(m)), o = []; while (l.length && r.length) o.push(l[0] <= r[0] ? l.shift() : r.shift()); return o.concat(l, r); };
console.log(quick(data), heap(data), merge(data), [...data].sort(), [...data].sort((a, b) => b - a));
const trace = []; [3, 1, 2].sort((a, b) => { trace.push(`${a}:${b}`); return a - b; }); console.log(trace);
console.log([undefined, 3, , 1, undefined].sort(), ['b', undefined, 'a'].toSorted(), [3, 20, 100].sort(), ['é', 'z', 'a', 'Z'].sort());
const people = ['Ann 3', 'Bob 1', 'Cid 3', 'Dan 1'].map(s => s.split(' ')); console.log(people.sort((a, b) => a[1] - b[1]).map(p => p[0]).join(''));
