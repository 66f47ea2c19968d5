const shift = (s, n) => s.replace(/[a-z]/gi, c => { const base = c <= 'Z' ? 65 : 97; return String.fromCharCode((c.charCodeAt(0) - base + n + 26) % 26 + base); });
console.log(shift('Hello, World!', 3), shift(shift('Hello, World!', 3), -3));
const morse = { a: '.-', b: '-...', e: '.', l: '.-..', o: '---', h: '....', s: '...' }; console.log([...'hello sos'].map(c => morse[c] ?? '/').join(' '));
console.log([...'racecar'].reverse().join('') === 'racecar', [...new Set('mississippi')].join(''), Object.entries([...'mississippi'].reduce((o, c) => (o[c] = (o[c] | 0) + 1, o), {})));
const rle = s => s.replace(/(.)\1*/g, (m, c) => c + m.length), un = s => s.replace(/(.)(\d+)/g, (_, c, n) => c.repeat(n)); console.log(rle('aaabccd'), un(rle('aaabccd')));
