const wrap = (text, width) => text.split(/\s+/).reduce((lines, word) => { const last = lines.at(-1); if (last.length + word.length < width) lines[lines.length - 1] = last ? `${last} ${word}` : word; else lines.push(word); return lines; }, ['']);
const text = 'The quick brown fox jumps over the lazy dog and then runs away as fast as it possibly can.';
for (const line of wrap(text, 24)) console.log(`|${line.padEnd(24)}|${line.padStart(24, '.')}|`);
console.log(text.length, text.at(-1), text.slice(-4, -1), text.substring(9, 4), text.substr(-4, 2), text.indexOf('fox'), text.lastIndexOf('a'), text.search(/[A-Z]\b/));
