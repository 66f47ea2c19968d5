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

const s = 'Hello, World';
probe(() => s.charAt(1), () => s.charCodeAt(1), () => s[0], () => s[99], () => s.includes('World'), () => s.startsWith('World', 7), () => s.endsWith('Hello', 5), () => s.padStart(15, 'ab'), () => s.padEnd(15), () => '  x '.trim() + '|', () => '  x '.trimStart() + '|', () => '  x '.trimEnd() + '|', () => 'ab'.repeat(3), () => s.toUpperCase(), () => s.slice(-5), () => s.slice(5, 2), () => s.substring(5, 2), () => s.substr(-5, 3), () => s.split(', '), () => s.split(), () => s.concat(1, null), () => s.at(-1), () => s.indexOf('o', 5), () => s.lastIndexOf('o'), () => s.localeCompare('hello'), () => 'a' < 'B', () => s.length, () => 'abc'.includes(''), () => ''.padStart(3, ''), () => s.normalize() === s, () => new String('x') == 'x', () => new String('x') === 'x', () => typeof new String(''), () => [...'héllo'], () => String(null), () => String([1, [2]]), () => String({}), () => String(() => 1), () => 'a\tb\\n', () => 'x'.anchor('"n"'), () => 'x'.bold(), () => s.includes(/x/), () => s.startsWith(null), () => 'ı'.toUpperCase(), () => 'abc'.localeCompare('abd'), () => ['résumé', 'resume', 'Resume'].sort((a, b) => a.localeCompare(b)), () => 'a,b,,c'.split(',', 3), () => 'x'.codePointAt(5), () => '0' == false, () => 'abc'.substring(NaN, 1), () => String.fromCharCode(65, 0x10041), () => 'z'.concat());
