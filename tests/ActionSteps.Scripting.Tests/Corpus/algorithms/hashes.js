const crc = (() => { const t = Uint32Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? 0xEDB88320 ^ (n >>> 1) : n >>> 1; return n; }); return s => { let c = -1; for (const b of new TextEncoder().encode(s)) c = t[(c ^ b) & 255] ^ (c >>> 8); return (c ^ -1) >>> 0; }; })();
console.log(crc('123456789').toString(16), crc(''), crc('é'));
const fnv = s => { let h = 0x811c9dc5; for (let i = 0; i < s.length; i++) h = Math.imul(h ^ s.charCodeAt(i), 0x01000193); return h >>> 0; }; console.log(fnv('hello'), fnv(''));
const adler = s => { let a = 1, b = 0; for (const c of s) { a = (a + c.charCodeAt()) % 65521; b = (b + a) % 65521; } return ((b << 16) | a) >>> 0; }; console.log(adler('Wikipedia').toString(16));
