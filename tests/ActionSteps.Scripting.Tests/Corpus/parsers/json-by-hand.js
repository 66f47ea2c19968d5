function parse(text) {
  let i = 0;
  const fail = what => { throw new SyntaxError(`${what} at ${i}`); };
  const space = () => { while (' \t\r\n'.includes(text[i]) && i < text.length) i++; };
  const expect = c => { space(); text[i] === c ? i++ : fail(`expected ${c}`); };
  const value = () => {
    space();
    switch (text[i]) {
      case '{': {
        i++; const o = {}; space();
        if (text[i] === '}') { i++; return o; }
        do { space(); const k = string(); expect(':'); o[k] = value(); space(); } while (text[i] === ',' && ++i);
        expect('}'); return o;
      }
      case '[': {
        i++; const a = []; space();
        if (text[i] === ']') { i++; return a; }
        do a.push(value()), space(); while (text[i] === ',' && ++i);
        expect(']'); return a;
      }
      case '"': return string();
      default: {
        const re = /true|false|null|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
        re.lastIndex = i;
        const m = re.exec(text) ?? fail('unexpected');
        i = re.lastIndex;
        return { true: true, false: false, null: null }[m[0]] ?? (m[0] === 'null' ? null : +m[0]);
      }
    }
  };
  const string = () => {
    const m = /^"((?:[^"\\]|\\.)*)"/.exec(text.slice(i)) ?? fail('string');
    i += m[0].length;
    return m[1].replace(/\\(u[\da-f]{4}|.)/gi, (_, e) => e[0] === 'u' ? String.fromCharCode(parseInt(e.slice(1), 16)) : ({ n: '\n', t: '\t' })[e] ?? e);
  };
  const result = value(); space();
  return i < text.length ? fail('rest') : result;
}
const sample = '{"a":[1,-2.5e3,true,false,null,"x\\n\\u0041\\"" ], "b":{"c":{}} , "d":[]}';
console.log(parse(sample));
console.log(JSON.stringify(parse(sample)) === JSON.stringify(JSON.parse(sample)));
for (const bad of ['{', '[1,]', '{"a" 1}', 'tru', '1 2', '"x']) try { parse(bad); } catch (e) { console.log(bad, e.message); }
