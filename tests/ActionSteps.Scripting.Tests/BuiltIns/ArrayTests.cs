namespace ActionSteps.Scripting.Tests.BuiltIns;

public sealed class ArrayTests
{
    [Theory]
    [InlineData("[1, 2, 3].at(-1) + ',' + [1, 2, 3].at(5) + ',' + [7].at(NaN)", "3,undefined,7")]
    [InlineData("[1, 2, NaN, 4].includes(NaN) + ',' + [1, 2, NaN].indexOf(NaN) + ',' + [, 1].includes(undefined) + ',' + [, 1].indexOf(undefined)", "true,-1,true,-1")]
    [InlineData("['a', 'b', 'a'].indexOf('a', 1) + ',' + ['a', 'b', 'a'].lastIndexOf('a', -2) + ',' + [1, 2, 1].lastIndexOf(1) + ',' + [1].lastIndexOf(1, -5)", "2,0,2,-1")]
    [InlineData("[1, 2, 3].indexOf(3, -1) + ',' + [1, 2, 3].indexOf(1, -2) + ',' + [].indexOf(1) + ',' + [10n, 'x'].indexOf(10n)", "2,-1,-1,0")]
    [InlineData("['ab', 'cd'].includes('c' + 'd') + ',' + ['ab'].includes('ab', 1) + ',' + [null].includes(undefined)", "true,false,false")]
    [InlineData("[5, 12, 8].findLast(x => x > 6) + ',' + [5, 12, 8].findLastIndex(x => x > 9) + ',' + [1].find(x => x > 5) + ',' + [1].findIndex(x => x > 5)", "8,1,undefined,-1")]
    [InlineData("let seen = []; [1, , 3].find((x, i) => { seen.push(i + ':' + x); }); seen.join()", "0:1,1:undefined,2:3")]
    [InlineData("Array.prototype.includes.call({ length: 3, 1: 'b' }, 'b') + ',' + Array.prototype.indexOf.call('abc', 'c')", "true,2")]
    [InlineData("Array.prototype.at.call({ length: 2 ** 53 - 1, 9007199254740990: 'last' }, -1)", "last")]
    public async Task Elements_are_found_and_read(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("const a = [1, 2]; [a.push(3, 4), a.pop(), a.shift(), a.unshift(8, 9), a.join()].join('|')", "4|4|1|4|8,9,2,3")]
    [InlineData("const a = [, 1, , 2]; [a.shift(), a.length, 0 in a, 1 in a, a.pop(), a.length, a.pop()].join()", ",3,true,false,2,2,")]
    [InlineData("const a = [1, 2, 3, 4, 5]; [a.splice(1, 2), a, a.splice(-1, 1, 'x', 'y'), a, a.splice(1), a, a.splice()].join('|')", "2,3|1|5|1|4,x,y|1|")]
    [InlineData("const a = [1, , 3]; a.splice(0, 1, 'p', 'q', 'r'); [a.length, 3 in a, a.join()].join('|')", "5|false|p,q,r,,3")]
    [InlineData("const a = [1, , 3]; a.unshift(0); [a.length, 2 in a, a.join()].join('|')", "4|false|0,1,,3")]
    [InlineData("const o = { length: 2, 0: 'a', 1: 'b' }; Array.prototype.unshift.call(o, 'z'); JSON.stringify(o)", "{\"0\":\"z\",\"1\":\"a\",\"2\":\"b\",\"length\":3}")]
    [InlineData("const o = { length: 3, 0: 'a', 2: 'c' }; Array.prototype.splice.call(o, 0, 1) + '|' + JSON.stringify(o)", "a|{\"1\":\"c\",\"length\":2}")]
    [InlineData("const a = [1, 2, 3]; a.length = 1; a[3] = 4; [a.length, 1 in a, a].join('|')", "4|false|1,,,4")]
    [InlineData("const a = new Array(1e9); a.push(1); [a.length, a[1e9], a.pop(), a.length].join()", "1000000001,1,1,1000000000")]
    [InlineData("const a = new Array(60000); for (let i = 59999; i >= 0; i--) a[i] = i; [a.length, a[0], a[59999], Object.keys(a).length].join()", "60000,0,59999,60000")]
    [InlineData("const a = Object.freeze([1, 2]); let r = []; for (const f of ['push', 'pop', 'shift', 'sort', 'reverse']) { try { a[f](1 > 2 ? 1 : undefined); r.push('no'); } catch (e) { r.push(e.name); } } r.join() + a", "TypeError,TypeError,TypeError,TypeError,TypeError1,2")]
    [InlineData("class A extends Array { } const a = A.of(3, 1, 2); [a.map(x => x) instanceof A, a.slice(1).constructor.name, a.concat([9]).length, a.sort().join(), a.splice(0, 1) instanceof A].join()", "true,A,4,1,2,3,true")]
    [InlineData("Object.defineProperty(Array.prototype, 1, { get() { return 'up'; }, set() { }, configurable: true }); const a = [1, , 3]; a.shift() + ',' + a.join()", "1,up,up")]
    public async Task Elements_are_added_and_removed(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("[1, 2, 3].reverse() + '|' + [1, , 3].reverse() + '|' + (1 in [1, , 3].reverse()) + '|' + Array.prototype.reverse.call({ length: 2, 0: 'a' })[1]", "3,2,1|3,,1|false|a")]
    [InlineData("[1, 2, 3, 4, 5].copyWithin(0, 3) + '|' + [1, 2, 3, 4, 5].copyWithin(1, 0, 3) + '|' + [1, , 3].copyWithin(0, 1) + '|' + [1, 2, 3].copyWithin(-1, 0)", "4,5,3,4,5|1,1,2,3,5|,3,3|1,2,1")]
    [InlineData("[1, 2, 3, 4].fill(0, 1, -1) + '|' + new Array(3).fill('x') + '|' + [].fill(1) + '|' + new Array(5).fill(7, 3).join('-')", "1,0,0,4|x,x,x||---7-7")]
    [InlineData("const a = [3, , 1, undefined, 2]; a.sort(); a.join() + '|' + a.length + '|' + (3 in a) + (4 in a)", "1,2,3,,|5|truefalse")]
    [InlineData("[10, 9, 1, -1, 'b', 'a', null, true].sort().join()", "-1,1,10,9,a,b,,true")]
    [InlineData("[5, 1, 4].sort((a, b) => b - a) + '|' + [1, 2, 3].sort(() => 0) + '|' + [3, 1, 2].sort((a, b) => a > b) + '|' + [2, 1].sort(() => NaN)", "5,4,1|1,2,3|3,1,2|2,1")]
    [InlineData("const a = []; for (let i = 0; i < 500; i++) a.push({ k: i * 7 % 10, i }); a.sort((x, y) => x.k - y.k); let ok = true; for (let i = 1; i < 500; i++) ok &&= a[i - 1].k < a[i].k || (a[i - 1].k === a[i].k && a[i - 1].i < a[i].i); ok", "true")]
    [InlineData("const a = Array.from({ length: 1000 }, (_, i) => i * 7919 % 1000); const b = a.slice().sort((x, y) => x - y); b.every((x, i) => x === i) + ',' + a.toSorted((x, y) => y - x)[0] + ',' + a[1]", "true,999,919")]
    [InlineData("const o = { length: 3, 0: 'c', 2: 'a' }; JSON.stringify(Array.prototype.sort.call(o))", "{\"0\":\"a\",\"1\":\"c\",\"length\":3}")]
    [InlineData("let r; try { [1, 2].sort(1); } catch (e) { r = e.name; } r", "TypeError")]
    [InlineData("let n = 0; try { [3, 2, 1].sort(() => { n++; throw new Error('stop'); }); } catch (e) { n += e.message; } n", "1stop")]
    [InlineData("const a = [3, 1, 2]; a.sort((x, y) => { a.length = 0; return x - y; }); a.join()", "1,2,3")]
    [InlineData("const a = new Array(4294967295); a[7] = 'b'; a[4294967294] = 'a'; a.sort(); [a[0], a[1], a.length, 7 in a].join()", "a,b,4294967295,false")]
    public async Task Elements_are_moved(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("const a = [3, , 1]; [a.toSorted(), a.toReversed(), a.with(1, 'x'), a.toSpliced(0, 1, 'p', 'q'), 1 in a, 1 in a.toReversed()].join('|')", "1,3,|1,,3|3,x,1|p,q,,1|false|true")]
    [InlineData("let r = ''; for (const i of [3, -4]) { try { [1, 2, 3].with(i, 0); } catch (e) { r += e.name; } } r", "RangeErrorRangeError")]
    [InlineData("String.prototype.toLocaleString = function () { return '<' + this + '>'; }; ['a', 'b'].toLocaleString()", "<a>,<b>")]
    [InlineData("const deleted = []; new Proxy([, , 0], { deleteProperty(t, k) { deleted.push(k); return delete t[k]; } }).sort(); deleted.join()", "1,2")]
    [InlineData("const a = [0, 1, 2]; Object.defineProperty(a, 1, { get() { throw 'read'; } }); a.with(1, 'x').join()", "0,x,2")]
    [InlineData("[1, [2, [3, [4]]]].flat().length + ',' + [1, [2, [3, [4]]]].flat(Infinity) + ',' + [[1], , [2]].flat().length + ',' + [[[1]]].flat(0).length", "3,1,2,3,4,2,1")]
    [InlineData("[1, 2].flatMap(x => [x, [x * 2]]).length + '|' + [1, 2, 3].flatMap(x => x === 2 ? [] : x)", "4|1,3")]
    [InlineData("[1].concat(2, [3, [4]], 'ab').length + ',' + [].concat({ length: 2, 0: 'x', 1: 'y', [Symbol.isConcatSpreadable]: true }) + ',' + [1, , 2].concat([, 3]).length", "5,x,y,5")]
    [InlineData("const a = [1, 2]; a[Symbol.isConcatSpreadable] = false; [0].concat(a).length", "2")]
    [InlineData("const a = [1, 2, 3, 4]; [a.slice(1, 3), a.slice(-2), a.slice(3, 1).length, a.slice(), 1 in [1, , 3].slice()].join('|')", "2,3|3,4|0|1,2,3,4|false")]
    [InlineData("[1, 2, 3, 4].map(x => x * 2).filter(x => x > 2).reduce((a, b) => a + b) + ',' + ['a', 'b'].reduceRight((a, b) => a + b) + ',' + [, 1].map(x => x).hasOwnProperty(0)", "18,ba,false")]
    [InlineData("[1, 2].every(x => x > 0) + ',' + [].every(x => false) + ',' + [1, 2].some(x => x > 1) + ',' + [].some(x => true)", "true,true,true,false")]
    [InlineData("let r; try { [].reduce((a, b) => a); } catch (e) { r = e.name; } r", "TypeError")]
    [InlineData("Array.from('a\\u{1F600}b').length + ',' + Array.from({ length: 2 }, (_, i) => i * 2) + ',' + Array.from([1, 2], function (x) { return x + this.y; }, { y: 1 }) + ',' + Array.of(7).length", "3,0,2,2,3,1")]
    [InlineData("[...[1, 2].keys()] + '|' + [...['a'].entries()][0] + '|' + [...[1, , 2].values()].length", "0,1|0,a|3")]
    [InlineData("Object.keys(Array.prototype[Symbol.unscopables]).join() + Object.getPrototypeOf(Array.prototype[Symbol.unscopables])", "at,copyWithin,entries,fill,find,findIndex,findLast,findLastIndex,flat,flatMap,includes,keys,values,toReversed,toSorted,toSplicednull")]
    public async Task Copies_leave_the_array_as_it_is(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("[1, null, undefined, [2, [3]], 'x', , true].join('-') + '|' + [] + '|' + [[]] + '|' + [null] + '|' + [1, 2].join(undefined)", "1---2,3-x--true||||1,2")]
    [InlineData("const a = [1, 2]; a.push(a, [a]); String(a)", "1,2,,")]
    [InlineData("const a = [1]; a.join = () => 'own'; a + '|' + Array.prototype.toString.call({ join: 5 })", "own|[object Object]")]
    [InlineData("[1, { toLocaleString() { return 'L'; } }, null].toLocaleString()", "1,L,")]
    [InlineData("class T { toString() { throw new Error('x'); } } const a = [new T()]; try { a.join(); } catch { } a.push(1); a[0] = 2; a.join()", "2,1")]
    public async Task Arrays_become_text(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());
}
