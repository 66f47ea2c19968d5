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

probe(() => 'a-b-c'.replace('-', '+'), () => 'a-b-c'.replaceAll('-', '+'), () => 'abc'.replace(/(b)/, '[$1$&$`$\'$$]'), () => 'abc'.replace(/(?<x>b)/, '<$<x>>'), () => 'aaa'.replace(/a/g, (m, i) => i), () => 'x'.replace('x', '$&$&'), () => 'x'.replaceAll(/x/, ''), () => 'John Smith'.replace(/(\w+)\s(\w+)/, '$2, $1'), () => 'abc'.replace(/(?<first>a)(?<rest>.*)/, (...args) => JSON.stringify(args)), () => 'aXbX'.split('X'), () => 'abc'.split(''), () => 'a1b2'.split(/\d/), () => 'a1b2'.split(/(\d)/), () => 'abc'.split('', 2), () => ''.split(','), () => ''.split(''), () => 'x'.replace(/$/gm, '!'), () => 'aaa'.lastIndexOf('a', 1), () => 'abc'.replace('b', () => undefined), () => '$1'.replace(/x/, '$1'), () => 'ab'.replace(/(a)|(z)/, '[$2]'), () => 'aaa'.replace(/a/y, 'b'), () => 'test'.match(/t/g), () => 'test'.match(/x/g), () => 'test'.match(/(t)(e)/), () => 'abc'.search('c'), () => [...'a1b22'.matchAll(/\d+/g)].map(m => m[0] + m.index), () => 'a'.matchAll(/a/));
