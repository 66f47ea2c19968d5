const payload = JSON.parse('{"event":"order.created","at":"2024-01-05T10:20:30.400Z","data":{"id":17,"lines":[{"sku":"a","qty":2},{"sku":"b","qty":1}],"note":"caf\\u00e9 \\ud83d\\ude00"}}', function (key, value) {
  return key === 'at' ? new Date(value) : value;
});
console.log(payload);
console.log(payload.at instanceof Date, payload.at.getTime(), payload.data.note.length, [...payload.data.note].length);
console.log(JSON.stringify(payload, ['event', 'data', 'id']));
console.log(JSON.stringify(payload, (k, v) => Array.isArray(v) ? v.length : v, '--'));
console.log(JSON.stringify({ a: [undefined, () => 1, Symbol('x'), NaN, -0, 1e21, null], b: undefined, c: new Date(NaN), d: new Map([[1, 2]]), e: 'a\u2028"\\\n\ud800' }));
