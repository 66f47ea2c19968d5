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

probe(() => '👨‍👩‍👧'.length, () => [...'👨‍👩‍👧'].length, () => 'café'.normalize('NFD').length, () => 'cafe\u0301'.normalize() === 'café', () => '𝒳'.codePointAt(0), () => String.fromCodePoint(128512, 97), () => 'a\ud83d'.isWellFormed(), () => 'a\ud83db'.toWellFormed(), () => [...'a𝒳b'].reverse().join(''), () => 'a𝒳b'.split(''), () => /^.$/u.test('𝒳'), () => /^.$/.test('𝒳'), () => 'ñ'.localeCompare('n'), () => ['ä', 'a', 'z', 'Ä'].sort((a, b) => a.localeCompare(b)), () => 'abc'.at(5), () => String.raw`\u00e9\n${1}`, () => '\u{1F600}', () => escape('ü€'), () => unescape('%FC%u20AC'), () => encodeURIComponent('ü €&'), () => encodeURI('http://ü/?q=a b#c'), () => decodeURI('%41%26%C3%BC'), () => encodeURIComponent('\ud800'), () => String.fromCodePoint(-1), () => 'x'.normalize('Q'), () => 'a'.repeat(-1));
