const words = s => s.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ').toLowerCase().trim().split(/\s+/);
const camel = s => words(s).map((w, i) => i ? w[0].toUpperCase() + w.slice(1) : w).join('');
for (const s of ['helloWorld', 'hello_world', 'Hello-World again', 'HTMLParser', '  x ']) console.log([camel(s), words(s).join('_'), words(s).join('-'), words(s).map(w => w.charAt(0).toUpperCase() + w.slice(1)).join(' ')]);
console.log('straße'.toUpperCase(), 'İ'.toLowerCase().length, 'ǆ'.toUpperCase(), 'ΑΣ'.toLowerCase(), 'ﬁ'.toUpperCase());
