// Writes calls.json, or the file that is named: calls of lodash with what the original answers.
//   npm install --prefix /tmp/lodash lodash@4.17.21
//   LODASH=/tmp/lodash/node_modules/lodash/lodash.js node generate-calls.js
"use strict";
const fs = require("fs"), path = require("path"), vm = require("vm");
const lodash = fs.readFileSync(process.env.LODASH, "utf8");
const show = fs.readFileSync(path.join(__dirname, "show.js"), "utf8");

let seed = 20240611;
function random(count) {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor(seed / 4294967296 * count);
}

const users = `[{n:"ann",a:30,x:{y:1},on:true},{n:"bob",a:25,x:{y:2},on:false},{n:"cy",a:30,x:{y:1},on:true},{n:"dee",a:null,x:null},{n:"eve",a:25}]`;
const pool = {
  // lists
  L: ["[]", "[1,2,3,4,5]", "[3,1,2,3,1]", "['a','b','c']", "[0,-0,NaN,null,undefined,false,'']", users, "[1,[2,[3,[4]],5]]", "[,1,,2]", "'héllo'", "null", "undefined",
    "{0:'x',1:'y',length:2}", "(function(){return arguments})(7,8,9)", "[{a:1},{a:2},{b:3}]", "[NaN,1,NaN]", "[[1,2],[3,4]]", "[1.2,2.3,1.9,3.1]", "5", "new Set([1,2])", "[true,'true',1,'1']"],
  // lists or objects
  C: ["[1,2,3,4]", "[]", users, "{a:1,b:2,c:3}", "{}", "'abc'", "null", "{a:{n:1},b:{n:2},c:{n:1}}", "[{a:1,b:2},{a:2,b:1},{a:1,b:3}]", "new Map([['a',1],['b',2]])", "new Set([1,2,3])",
    "{length:2,0:'p',1:'q'}", "['x','yy','zzz','y']", "[0,1,false,2,'',3]", "7", "undefined", "[[1,'a'],[2,'b']]"],
  // objects
  O: ["{a:1,b:'two',c:[1,2,{d:4}]}", "{}", "null", "[1,2,3]", "{a:{b:{c:1}},'a.b':9,d:[{e:5}]}", "Object.create({p:1},{q:{value:2,enumerable:true}})", "'str'", "{n:null,u:undefined,z:0,f(){return 1}}",
    "new (class K{constructor(){this.k=1} get g(){return 2}})", "{[Symbol.for('s')]:1,b:2}", "new Date(5)", "5", "undefined", "{constructor:3,x:1}", "{length:3,k:1}", "{a:[{b:1},{b:2}]}"],
  // iteratees
  I: ["x=>x", "x=>x&&x.a", "'a'", "'n'", "'x.y'", "['x','y']", "{a:1}", "['a',30]", "{a:30,on:true}", "(v,k)=>k", "Math.floor", "'length'", "null", "undefined", "x=>x%2==0", "['n','bob']", "{x:{y:1}}", "0",
    "(v,k,c)=>c&&c.length", "String", "x=>({k:x})", "1", "['x',undefined]", "[['x','y'],1]"],
  N: ["0", "1", "2", "-1", "3", "10", "undefined", "NaN", "'2'", "1.6", "Infinity", "-Infinity", "null", "-3", "-0"],
  K: ["'a'", "'a.b.c'", "'c[2].d'", "['a','b']", "'d[0].e'", "0", "'x'", "''", "['c',1]", "'a[0].b'", "'a..b'", "'[1]'", "'a[\"b\"].c'", "Symbol.for('s')", "null", "'length'", "'a.b'", "'constructor'", "[]", "'p'", "'f'", "-0"],
  S: ["'foo bar'", "'fooBar'", "'--foo-bar--'", "'FOO_BAR'", "'__FOO_BAR__'", "''", "null", "'déjà vu'", "'XMLHttpRequest'", "'a1b2'", "'12ft 3rd 1ST'", "'  abc  '", "'Æsir ß œuf İ'", "'it\\u2019s don\\'t'", "'fred, barney, & pebbles'",
    "'<b>&\"\\'</b>'", "'\\ud83d\\ude00 smile\\ud83d\\udc68\\u200d\\ud83d\\udc69'", "'e\\u0301a'", "'-0'", "-0", "123", "[1,[2,3],null]", "'aeiouAreVowels'", "'safe HTML'", "'IDs'", "'hi-diddly-ho there, neighborino'", "Symbol('q')",
    "'\\u4f60\\u597dabc'", "'&amp;&lt;&#39;&amp;lt;'", "'[lodash](https://lodash.com/)'", "'Product XMLs'", "'LETTERSAeiouAreVowels'", "'enable 24h format'", "'walk 500miles'", "'\\xd7\\xf7 \\u2019'", "'\\u2708\\ufe0f go'", "'01st 22nd 13TH 4th_x'"],
  T: ["'a'", "' '", "'-'", "''", "'ab'", "undefined", "'_-'", "/[,]? +/", "'o'", "null", "'\\ud83d\\ude00'", "/o/g", "','"],
  V: ["1", "'a'", "null", "undefined", "NaN", "-0", "0", "true", "''", "[]", "{}", "[1,2]", "{a:1}", "()=>1", "/x/g", "new Date(0)", "Symbol.for('v')", "new Map([[1,{a:1}]])", "new Set([1,[2]])", "Object('s')", "Object(0)", "new Error('e')",
    "{a:{b:[1,{c:2}]}}", "[[1],[2]]", "new Uint8Array([1,2])", "'0b11'", "'0x1F'", "' 12 '", "'-0b1'", "1n", "Infinity", "'1e3'", "Object.create(null)", "new (class A{constructor(){this.v=1}})", "(function(){return arguments})(1,2)",
    "new ArrayBuffer(2)", "{valueOf(){return 8}}", "5e-324", "[undefined]", "{length:0}", "false", "NaN", "{a:undefined}", "'abc'", "Object(false)", "new WeakMap", "Object(Symbol.for('v'))", "{splice(){},length:0}", "new TypeError('t')", "[1,'2',{x:[3]}]"],
  F: ["function(){return [].slice.call(arguments)}", "(a,b,c)=>[a,b,c]", "x=>x", "function(a,b){return this&&this.t?[this.t,a,b]:[a,b]}", "null", "'no'", "(a,b)=>a+b"],
  G: ["(a,b)=>a", "(a,b)=>b", "(a,b)=>Array.isArray(a)?a.concat(b):undefined", "(a,b)=>a===undefined?b:a", "()=>undefined", "null", "(a,b)=>typeof a=='number'&&typeof b=='number'?a+b:undefined"],
  Q: ["(a,b)=>a===b", "(a,b)=>Math.floor(a)==Math.floor(b)", "_.isEqual", "undefined", "(a,b)=>a>b"],
  M: ["{a:1,b:{c:[1,2],d:{e:1}}}", "{b:{c:[3],d:{f:2}}}", "{b:{c:{x:1}}}", "{a:undefined}", "{a:null,b:null}", "[1,[2,{x:1}]]", "[9,[8]]", "{}", "null", "{b:5}", "{a:[{p:1},{p:2}]}", "{a:[{q:1},{p:9}]}", "{d:new Date(1)}", "{f(){}}", "'ab'",
    "JSON.parse('{\"__proto__\":{\"polluted\":1},\"z\":1}')", "{constructor:{prototype:{polluted:1}}}", "(()=>{let o={};o.self=o;o.k={o};return o})()", "Object.create({inh:1})", "{t:new Uint8Array([1,2])}", "(function(){return arguments})(1,{a:2})", "new Map([[1,2]])", "{s:Symbol.for('s')}"],
};

const specs = {
  "chunk compact concat drop dropRight take takeRight initial tail head last slice flatten flattenDeep fromPairs uniq sortedUniq": ["L", "LN", "LNN"],
  "nth": ["LN"], "fill": ["LVNN", "LV"], "flattenDepth": ["LN"], "join": ["LT"], "reverse": ["L"],
  "dropWhile dropRightWhile takeWhile takeRightWhile findIndex findLastIndex uniqBy remove sortedUniqBy sumBy meanBy maxBy minBy": ["LI", "LIN"],
  "difference intersection union xor without pull pullAll": ["LL", "LLL", "LV", "L"], "differenceBy intersectionBy unionBy xorBy pullAllBy": ["LLI", "LI", "LLLI"],
  "differenceWith intersectionWith unionWith xorWith pullAllWith": ["LLQ", "LLLQ"], "uniqWith": ["LQ"], "pullAt": ["LN", "LNN", "LK"],
  "indexOf lastIndexOf includes": ["LV", "LVN"], "sortedIndex sortedLastIndex sortedIndexOf sortedLastIndexOf": ["LV", "LN"], "sortedIndexBy sortedLastIndexBy": ["LVI"],
  "zip unzip": ["L", "LL", "LLL"], "zipObject zipObjectDeep": ["LL"], "zipWith": ["LLF", "LL"], "unzipWith": ["LF"],
  "map filter reject find findLast every some partition groupBy countBy keyBy flatMap flatMapDeep sortBy": ["CI", "C"], "flatMapDepth": ["CIN"],
  "forEach forEachRight forIn forInRight forOwn forOwnRight": ["CI"], "reduce reduceRight": ["CF", "CFV"], "size": ["C", "S"], "toArray": ["C", "V", "S"],
  "sortBy orderBy": ["CII", "C[II]", "C[II]['desc','asc']", "CI['desc']", "LI"], "invokeMap": ["CK", "CFV"], "includes ": ["CV", "CVN", "SS"], "transform": ["CF", "CFO"],
  "sum mean max min": ["L"], "add subtract multiply divide": ["VV", "NN"], "round ceil floor": ["NN", "VN", "1.005N", "4060N", "-2.5N", "1234.5678N"], "clamp": ["NNN", "NN"], "inRange": ["NNN", "NN"],
  "assign assignIn defaults merge defaultsDeep": ["MM", "MMM", "OO", "OM"], "mergeWith assignWith assignInWith": ["MMG", "MMMG"], "create": ["OO"],
  "get has hasIn result": ["OK", "OKV"], "at pick omit": ["OK", "OKK", "O[KK]"], "pickBy omitBy mapKeys mapValues findKey findLastKey invertBy": ["OI", "CI"], "invert keys keysIn values valuesIn toPairs toPairsIn functions functionsIn toPlainObject entries": ["O", "C"],
  "set setWith": ["OKV", "MKV"], "unset": ["OK"], "update": ["OKF"], "invoke": ["OK", "OKV"], "toPath": ["K", "S"],
  "clone cloneDeep castArray": ["V", "O", "M"], "cloneDeepWith cloneWith": ["VG", "MG"], "isEqual": ["VV", "MM", "OO"], "isEqualWith": ["MMG"], "isMatch": ["MM", "OO", "VV"], "isMatchWith": ["MMG"], "eq gt gte lt lte": ["VV", "NN"],
  "isArguments isArray isArrayBuffer isArrayLike isArrayLikeObject isBoolean isBuffer isDate isElement isEmpty isError isFinite isFunction isInteger isLength isMap isNaN isNil isNull isNumber isObject isObjectLike isPlainObject isRegExp isSafeInteger isSet isString isSymbol isTypedArray isUndefined isWeakMap isWeakSet": ["V", "O"],
  "toFinite toInteger toLength toNumber toSafeInteger toString": ["V", "N", "S"], "defaultTo": ["VV"], "conformsTo": ["O{a:x=>x>0}", "V{}"],
  "camelCase capitalize deburr kebabCase lowerCase lowerFirst snakeCase startCase toLower toUpper upperCase upperFirst words escape unescape escapeRegExp": ["S"],
  "pad padStart padEnd": ["SN", "SNT"], "trim trimStart trimEnd": ["S", "ST"], "startsWith endsWith": ["ST", "STN"], "repeat": ["SN"], "split": ["ST", "STN"], "words": ["ST"], "parseInt": ["VN", "S", "S10"], "replace": ["ST'x'"],
  "truncate": ["S", "S{length:N}", "S{length:8,separator:T}", "S{length:12,omission:T}"], "range rangeRight": ["N", "0N", "0,8,N", "N,5"], "times": ["3F", "4", "'2'I"], "identity noop stubArray stubFalse stubObject stubString stubTrue": ["V"],
};
const calls = new Map();
function fill(pattern) {
  return pattern.replace(/"[^"]*"|'[^']*'|\b[a-z]+:|[A-Z]/g, m => pool[m] ? pool[m][random(pool[m].length)] : m);
}
function split(spec) {
  // Letters and literals stand side by side; commas are put between them.
  const parts = spec.match(/\[[^\]]*\]|\{[^}]*\}|'[^']*'|-?[\d.]+|[A-Z]/g);
  return parts.map(p => p.startsWith("[") && /^\[[A-Z]+\]$/.test(p) ? "[" + p.slice(1, -1).split("").join(",") + "]" : p).map(fill).join(", ");
}
function add(expression) { calls.set(expression, null); }
for (const [names, patterns] of Object.entries(specs))
  for (const name of names.trim().split(" "))
    for (const pattern of patterns) for (let i = 0; i < (pattern.length === 1 ? 30 : 18); i++) add(`_.${name}(${split(pattern)})`);
for (const name of "pull pullAll pullAllBy remove fill reverse pullAt".split(" "))
  for (let i = 0; i < 12; i++) add(`(x => [_.${name}(x, ${fill(name === "remove" ? "I" : name === "pullAt" ? "N" : "L")}), x])(${fill("L")})`);
for (const f of "_.curry _.curryRight _.partial _.partialRight _.flip _.ary _.unary _.negate _.once _.rearg _.spread _.rest _.overArgs _.wrap _.after _.before _.memoize _.bind".split(" "))
  for (let i = 0; i < 14; i++) add(`${f}(${fill("F")}, ${["2", "_", "1", "[1,0]", "'q'", "undefined"][random(6)]}, ${["_", "'w'", "3", "undefined"][random(4)]})(${fill("V")}, ${fill("V")}, [${fill("N")}, 5])`);
const steps = ["map(I)", "filter(I)", "take(N)", "reverse()", "push(V)", "sort()", "uniq()", "flatten()", "compact()", "tail()", "concat(V)", "tap(x=>x)", "thru(x=>[x])", "value()", "size()", "head()", "last()", "pop()", "shift()", "splice(0,1)", "unshift(V)",
  "sum()", "max()", "join('-')", "sortBy(I)", "groupBy(I)", "keys()", "chain()", "commit()", "each(()=>{})", "reduce((a,b)=>a+b)", "at(0)", "at([0,1])", "find(I)", "slice(1)", "isEmpty()", "toJSON()", "includes(V)", "get(K)", "next()", "plant([4,5])"];
for (let i = 0; i < 420; i++) {
  let e = `${i % 2 ? "_.chain" : "_"}(${fill("C")})`;
  for (let n = 1 + random(4); n > 0; n--) e += "." + fill(steps[random(steps.length)]);
  add(`(r => r instanceof _ ? ['wrapped', r.value()] : r)(${e})`);
}
for (let i = 0; i < 60; i++) add(`_.flow([${fill("I")}, x => [x]])(${fill("V")}, 2)`), add(`_.over([${fill("I")}, ${fill("I")}])(${fill("V")}, 1)`), add(`_.overEvery(${fill("I")}, ${fill("I")})(${fill("V")})`),
  add(`_.cond([[${fill("I")}, () => 'one'], [() => true, x => [x]]])(${fill("V")})`), add(`_.matches(${fill("M")})(${fill("M")})`), add(`_.matchesProperty(${fill("K")}, ${fill("V")})(${fill("O")})`), add(`_.property(${fill("K")})(${fill("O")})`),
  add(`_.nthArg(${fill("N")})(1, 2, 3)`), add(`_.method(${fill("K")})(${fill("O")})`), add(`_.iteratee(${fill("I")})(${fill("V")})`), add(`_.map([${fill("L")}, ${fill("L")}], _.${["first", "chunk", "take", "drop", "uniq", "size", "toArray", "trim", "words", "parseInt", "range", "includes", "sortBy"][random(13)]})`);

// Functions that the patterns above do not reach, and orders and sharing that single calls do not show.
for (const expression of String.raw`
_.attempt(() => { throw new SyntaxError('no') })
_.attempt(JSON.parse, '[1]')
_.attempt((a, b) => a + b, 1, 2)
_.attempt(() => { throw 'text' })
_.attempt(null).name
(o => (_.bindAll(o, ['f', 'g']), [o.f.call(null), o.g.call(null)]))({ n: 1, f() { return this.n }, g() { return this.n + 1 } })
(o => (_.bindAll(o, 'f', ['g']), [(0, o.f)(), (0, o.g)()]))({ n: 1, f() { return this.n }, g() { return this.n + 1 } })
_.bindAll({ f: 1 }, 'f')
_.bindAll({}, [])
(o => _.bindKey(o, 'f', 1)(2))({ n: 3, f(a, b) { return [this.n, a, b] } })
(o => { const g = _.bindKey(o, 'f'); o.f = () => 'late'; return g() })({ f() { return 'early' } })
(o => _.bindKey(o, 'f', _, 'b')('a'))({ f(a, b) { return [a, b] } })
new (_.bindKey({ F: function (a) { this.a = a } }, 'F', 7))
_.conforms({ a: x => x > 1 })({ a: 2 })
_.conforms({ a: x => x > 1 })({ a: 1 })
_.conforms({ a: x => x > 1 })({})
_.conforms({ a: x => x === undefined })({})
_.conforms({ a: x => x === undefined })({ a: undefined })
_.conforms({})({})
_.conforms({})(null)
_.conforms({ a: _.isNumber, b: _.isString })({ a: 1, b: 'x', c: 2 })
_.conforms(null)({})
_.filter([{ a: 1 }, { a: 5 }], _.conforms({ a: n => n > 2 }))
(s => { const f = _.conforms(s); s.a = () => false; return f({ a: 1 }) })({ a: () => true })
_.conforms({ a: 1 })({ a: 1 })
_.constant([1])()
(o => _.constant(o)() === _.constant(o)())({})
_.times(3, _.constant(null))
_.flowRight(x => x + 1, x => x * 2)(5)
_.flowRight([x => [x], (a, b) => a + b])(1, 2)
_.flowRight()(1, 2)
_.flowRight([], [x => x])(3)
_.flowRight('a')
_.flow([x => [x], ['a']])
_.flow(Math.max, Math.sqrt)(4, 9)
_.flowRight(_.head, _.reverse)([1, 2, 3])
_.methodOf({ a: { b: (x, y) => [x, y] } }, 1)('a.b')
_.methodOf({ a: [() => 'p', () => 'q'] })(['a', 1])
_.map(['a[2]', 'c[0]'], _.methodOf({ a: _.times(3, _.constant), c: _.times(3, _.constant) }))
_.methodOf(null)('a')
_.method('a.b', 1)({ a: { b: x => x + 1 } })
_.map([{ a: { b: _.constant(2) } }, { a: { b: _.constant(1) } }], _.method('a.b'))
_.over([Math.max, Math.min])(1, 2, 3)
_.over()(1)
_.over('a', { b: 1 }, ['c', 2])({ a: 1, b: 1, c: 2 })
_.overEvery([Boolean, isFinite])('1')
_.overEvery([Boolean, isFinite])(null)
_.overEvery()(1)
_.overEvery('a', { b: 2 })({ a: 1, b: 2 })
_.overSome([Boolean, isFinite])(null)
_.overSome([Boolean, isFinite])(NaN)
_.overSome()(1)
_.overSome({ a: 1 }, { a: 2 })({ a: 2 })
_.overSome(['a', 1], ['a', 2])({ a: 3 })
_.overSome(['a', 1])({ a: 1 })
_.overSome('a', 'b')({ b: 1 })
_.propertyOf({ a: { b: 3 } })('a.b')
_.map(['a[2]', 'c[0]'], _.propertyOf({ a: [0, 1, 2], c: [5] }))
_.propertyOf(null)('a')
_.property(['a', 'b'])({ a: { b: 4 }, 'a,b': 5 })
_.cond([])(1)
_.cond([[_.matches({ a: 1 }), _.constant('A')], [_.stubTrue, _.constant('other')]])({ a: 1, b: 2 })
_.cond([[_.stubFalse, 1]])
_.cond([[x => x > 1, x => x * 2]])(1)
_.cond([['a', x => 'has a'], [{ b: 2 }, 'b']])({ b: 2 })
_.cond([1])
_.times(3)
_.times(3, String)
_.times(2.9, x => x)
_.times(-1, x => x)
_.times(Infinity === 1, x => x)
_.times('3', n => n * n)
_.updateWith({}, '[0][1]', _.constant('a'), Object)
_.updateWith({ a: [{ b: 1 }] }, 'a[0].b', n => n + 1, _.noop)
_.updateWith(null, 'a', x => 1)
_.updateWith({}, 'a.b[2].c', n => n, (v, k) => k === 'b' ? {} : undefined)
_.setWith({}, '[0][1]', 'a', Object)
_.entriesIn(Object.create({ a: 1 }, { b: { value: 2, enumerable: true } }))
_.entriesIn('ab')
_.entriesIn(null)
_.extend({}, Object.create({ p: 1 }), { q: 2 })
_.extendWith({ a: 1 }, { a: 2, b: 3 }, (o, s) => o === undefined ? s : o)
_.eachRight([1, 2, 3], x => x)
(seen => (_.eachRight({ a: 1, b: 2 }, (v, k) => { seen.push(k + v) }), seen))([])
(seen => (_.eachRight([1, 2, 3, 4], v => { seen.push(v); return v !== 3 }), seen))([])
_.isNative(Array.prototype.push)
_.isNative(() => 1)
_.isNative({})
_.isNative(null)
(a => [_.shuffle(a).length, _.difference(a, _.shuffle(a)), a])([3, 1, 2])
_.shuffle([])
_.shuffle(null)
_.shuffle('a')
_.sortBy(_.shuffle({ a: 2, b: 1 }))
_.sample([])
_.sample(null)
_.sample([7])
_.sample({ a: 7 })
_.sampleSize([])
_.sampleSize([7], 3)
_.sampleSize([1, 2, 3], 0)
_.sampleSize([1, 2, 3], -1)
_.sampleSize([1, 2, 3], 2).length
_.sampleSize([1, 2, 3]).length
_.sortBy(_.sampleSize([3, 1, 2], 9))
_.uniq(_.sampleSize([1, 2, 3, 4], 3)).length
_.sampleSize('abc', 5).sort()
_.random(0)
_.random(5, 5)
_.random(-3, -3)
_.random(2, 2, true)
_.random(0, 0.5) < 0.5
_.random(1.5) % 1 !== 5
_.every(_.times(200, () => _.random(3)), n => n >= 0 && n <= 3 && n % 1 === 0)
_.every(_.times(200, () => _.random(9, 4)), n => n >= 4 && n <= 9 && n % 1 === 0)
_.every(_.times(200, () => _.random(-2, 2)), n => n >= -2 && n <= 2 && n % 1 === 0)
_.every(_.times(200, () => _.random(1.2, 5.2)), n => n >= 1.2 && n <= 5.2)
_.every(_.times(200, () => _.random(3, true)), n => n >= 0 && n <= 3)
_.every(_.times(200, () => _.random(true)), n => n >= 0 && n <= 1)
_.every(_.times(200, () => _.random()), n => n === 0 || n === 1)
_.sortBy(_.uniq(_.times(400, () => _.random(1, 3))))
_.some(_.times(200, () => _.random(0, 3, true)), n => n % 1 > 0)
_.random('2', '2')
_.random(NaN, NaN)
_.random(null, null)
_.random(Infinity, Infinity) > 1e300
_.map([4, 4, 4], _.random).every(n => n >= 0 && n <= 4)
typeof _.now()
_.now() > 1500000000000
(w => [w.value(), w.map(x => x * 2).value(), w.value()])(_([1, 2]))
_.tap([1, 2, 3], a => { a.pop() })
_.thru([1, 2, 3], a => a.length)
(m => [m(1), m(1), m.cache.size, m.cache.has(1)])(_.memoize(x => ({ x })))
(m => (m.cache.set('k', 'kept'), m({ id: 'k' })))(_.memoize(o => o.id + '!', o => o.id))
(n => { const f = _.after(2, () => ++n); return [f(), f(), f()] })(0)
(n => { const f = _.before(3, () => ++n); return [f(), f(), f(), f()] })(0)
_.wrap(_.escape, (f, t) => '<p>' + f(t) + '</p>')('a & b')
_.partition([1, 2, 3], n => n % 2)
_.isEqualWith([1], ['1'], (a, b) => Array.isArray(a) ? undefined : String(a) === String(b))
_.cloneDeepWith({ a: 1, b: { c: 2 } }, v => _.isNumber(v) ? v * 2 : undefined)
_.mergeWith({ a: [1] }, { a: [2], b: [3] }, (o, s) => _.isArray(o) ? o.concat(s) : undefined)
_.defaultsDeep({ a: { b: 2 } }, { a: { b: 1, c: 3 } })
_.curry((a, b, c) => [a, b, c])(1)(_, 3)(2)
_.curryRight((a, b, c) => [a, b, c])(3)(2)(1)
_.invokeMap([[5, 1, 7], [3, 2, 1]], 'sort')
_.invokeMap([123, 456], String.prototype.split, '')
_.zipObjectDeep(['a.b[0].c', 'a.b[1].d'], [1, 2])
_.toPath('a[0].b["c.d"]')
_.orderBy([{ u: 'b', a: 2 }, { u: 'a', a: 2 }, { u: 'c', a: 1 }], ['a', 'u'], ['desc', 'asc'])
_.truncate('hi-diddly-ho there, neighborino', { length: 24, separator: /,? +/ })
_.startCase('--foo-bar--fooBar__FOO')
_.words('fred, barney, & pebbles', /[^, ]+/g)
`.trim().split("\n")) add(expression);

const context = vm.createContext({});
vm.runInContext(lodash, context);
vm.runInContext(show + ";globalThis.show = show;", context);
const rows = [];
for (const expression of calls.keys()) {
  let answer;
  try { answer = vm.runInContext(`show(() => ${expression})`, context, { timeout: 500 }); } catch { continue; }
  // Left out: texts of dates, and places in what has no length, where the original answers NaN.
  if (answer.length < 2000 && !/GMT/.test(answer) && !/sorted(Last)?Index(By)?\((5|new Set\(\[1,2\]\)),/.test(expression) && !/reduceRight\('abc', function/.test(expression)) rows.push([expression, answer]);
}
fs.writeFileSync(process.argv[2] || path.join(__dirname, "calls.json"), "[\n" + rows.map(row => JSON.stringify(row)).join(",\n") + "\n]\n");
console.log(rows.length + " calls");
