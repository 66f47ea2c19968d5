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

probe(() => JSON.stringify({ a: [1, { b: 2 }], c: 'x' }, null, 2), () => JSON.stringify([]), () => JSON.stringify({}, null, 2), () => JSON.stringify([[]], null, 1), () => JSON.stringify('\u0007\b\f\n\r\t"\\/\u2028\ud83d'), () => JSON.stringify(undefined), () => JSON.stringify(null), () => JSON.stringify(() => 1), () => JSON.stringify(new Date(0)), () => JSON.stringify({ toJSON(k) { return `key:${k}`; } }), () => JSON.stringify({ x: { toJSON(k) { return k; } } }), () => JSON.stringify([new Number(1), new String('s'), new Boolean(false), Object(1n) === 1]), () => JSON.stringify({ a: 1, b: 2, 1: 3 }, ['b', 1]), () => JSON.stringify({ a: 1, b: [1, 2] }, (k, v) => typeof v === 'number' ? v + 1 : v), () => JSON.stringify({ a: 1 }, null, 'long indent string'), () => JSON.stringify({ a: 1 }, null, 20), () => JSON.stringify(Object.create({ a: 1 })), () => JSON.stringify([NaN, Infinity, -0]), () => JSON.stringify({ [Symbol('s')]: 1, u: undefined }), () => JSON.stringify(new Error('e')), () => JSON.stringify(/x/), () => JSON.stringify(new Uint8Array([1, 2])), () => JSON.parse('[1,"2",{"a":null}]'), () => JSON.parse(' 1e2 '), () => JSON.parse('"\\u0041\\n"'), () => JSON.parse('{"a":1,"b":[2]}', (k, v) => Array.isArray(v) ? undefined : v), () => JSON.parse('[1,2]', function (k, v) { return k === '' ? this[''].length : v * 2; }), () => JSON.parse('{"__proto__":{"x":1}}').x, () => JSON.parse('-0'), () => JSON.parse('123456789012345678901234567890'), () => { try { JSON.parse('{"a":}'); } catch (e) { return e.name; } }, () => { try { JSON.parse("{'a':1}"); } catch (e) { return e.name; } }, () => JSON[Symbol.toStringTag]);
