function probe(...checks) {
  for (const check of checks) {
    let result;
    try {
      result = check();
    } catch (e) {
      result = e instanceof Error ? `${e.name}: ${e.message}` : e;
    }
    console.log(String(check).replace(/^\(\) => /, ''), '→', result);
  }
}

probe(() => /a(?<n>b)?/.exec('xa'), () => /(\d+)-(\d+)/.exec('10-20').slice(1), () => 'aBc'.match(/b/i).index, () => /^a.c$/s.test('a\nc'), () => 'a\nb'.match(/^b$/m), () => /\bfoo\b/.test('a foo b'), () => 'price: 30€'.match(/(?<=: )\d+(?=€)/)[0], () => /(?<!a)b/.exec('ab bb').index, () => /(a)|(b)/.exec('b'), () => /\u{1F600}/u.test('😀'), () => /[^\d\s]+/.exec('12 ab')[0], () => /(?:a|ab)(?:c|bcd)(?:d*)/.exec('abcd')[0], () => 'aaa'.replace(/a{2}/, 'x'), () => 'aaa'.match(/a+?/)[0], () => /(.)\1/.exec('hello')[0], () => /(?<y>\d{4})-\k<y>/.test('2024-2024'), () => /\p{Lu}/u.test('É'), () => /[\p{L}--[a-z]]/v.test('a'), () => { const r = /a/g; return [r.test('aa'), r.lastIndex, r.test('aa'), r.test('aa'), r.lastIndex]; }, () => { const r = /b/y; r.lastIndex = 1; return [r.test('ab'), r.lastIndex]; }, () => /a/dg.exec('ba').indices[0], () => new RegExp('a/b', 'gi').toString(), () => new RegExp('').source, () => RegExp('[').source, () => /a/gimsuyd.flags, () => /x/[Symbol.replace]('axb', '-'), () => 'a.b*c'.split(/[.*]/), () => 'abc'.replace(/(?<z>b)/, (...a) => JSON.stringify(a.at(-1))), () => [...'a1b2'.matchAll(/([a-z])(\d)/g)].map(m => m.slice(1)), () => /[a-z]+/gi[Symbol.match]('aB cD'), () => /(z)((a+)?(b+)?(c))*/.exec('zaacbbbcac'), () => /a{,2}/.test('a{,2}'), () => /\0/.test('\0'), () => /[\b]/.test('\b'), () => /\cJ/.test('\n'), () => /^(?:\+|-)?\d+$/.test('-5'), () => /$^/.test(''), () => 'x'.match(/(y)?/)[1], () => RegExp.prototype.toString.call({ source: 's', flags: 'f' }), () => new RegExp(/a/g, 'i').flags, () => /(?=(a))\1b/.exec('aab'), () => /a|b|/.exec('c')[0], () => 'ÀÉ'.replace(/[à-é]/gi, '.'), () => /\w+@\w+\.\w{2,}/.test('me@x.org'), () => /./u.exec('💩')[0].length, () => /x*/g[Symbol.replace]('abc', '-'));
