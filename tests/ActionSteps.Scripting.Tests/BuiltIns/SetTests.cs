namespace ActionSteps.Scripting.Tests.BuiltIns;

public sealed class SetTests
{
    [Theory]
    [InlineData("const s = new Set([3, 1, 3, NaN, NaN, -0, 0]); [s.size, ...s].join()", "4,3,1,NaN,0")]
    [InlineData("const s = new Set('hello'); [...s].join('')", "helo")]
    [InlineData("const s = new Set([1]); [s.add(2) === s, s.has(2), s.delete(1), s.delete(1), s.size].join()", "true,true,true,false,1")]
    [InlineData("[...new Set(['a', 'b']).entries()].join(';')", "a,a;b,b")]
    [InlineData("const r = []; new Set(['x']).forEach((a, b, s) => r.push(a, b, s.size)); r.join()", "x,x,1")]
    [InlineData("Set.prototype.keys === Set.prototype.values && Set.prototype.keys === Set.prototype[Symbol.iterator]", "true")]
    [InlineData("const s = new Set([1, 2, 3]); const r = []; for (const x of s) { r.push(x); s.delete(x); if (r.length < 6) s.add(x + 10); } r.join()", "1,2,3,11,12,13,21,22")]
    [InlineData("class S extends Set { add(x) { return super.add(x + 1); } } [...new S([1, 2])].join()", "2,3")]
    public async Task Sets_keep_each_value_once_in_order_of_insertion(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("[...new Set([1, 2, 3]).union(new Set([3, 4]))].join()", "1,2,3,4")]
    [InlineData("[...new Set([1, 2, 3]).intersection(new Set([3, 2]))].join()", "3,2")]
    [InlineData("[...new Set([2, 3]).intersection(new Set([3, 2, 1]))].join()", "2,3")]
    [InlineData("[...new Set([1, 2, 3]).difference(new Set([2]))].join()", "1,3")]
    [InlineData("[...new Set([1, 2, 3]).symmetricDifference(new Set([3, 4]))].join()", "1,2,4")]
    [InlineData("new Set([1, 2]).isSubsetOf(new Set([1, 2, 3]))", "true")]
    [InlineData("new Set([1, 4]).isSubsetOf(new Set([1, 2, 3]))", "false")]
    [InlineData("new Set([1, 2, 3]).isSupersetOf(new Set([1, 2]))", "true")]
    [InlineData("new Set([1]).isSupersetOf(new Set([1, 2]))", "false")]
    [InlineData("new Set([1, 2]).isDisjointFrom(new Set([3]))", "true")]
    [InlineData("new Set([1, 2, 3]).isDisjointFrom(new Set([3]))", "false")]
    [InlineData("[...new Set(['a', 'b']).intersection(new Map([['b', 1]]))].join()", "b")]
    [InlineData("[...new Set([1, 2, 3]).difference({ size: Infinity, has: x => x > 1, keys() { throw 1; } })].join()", "1")]
    [InlineData("[...new Set([1]).union({ size: 1, has() { throw 1; }, keys: () => [-0, 5].values() })].map(x => Object.is(x, -0) ? 'minus' : x).join()", "1,0,5")]
    [InlineData("const s = new Set([1, 2, 3]); [...s.intersection({ size: 9, has(x) { if (x === 1) { s.delete(2); s.add(4); } return true; }, keys() { } })].join()", "1,3,4")]
    [InlineData("let closed = 0; const r = new Set([1, 2]).isSupersetOf({ size: 1, has() { }, keys: () => ({ next: () => ({ done: false, value: 9 }), return() { closed++; return {}; } }) }); r + ',' + closed", "false,1")]
    public async Task Sets_combine_with_anything_that_has_size_has_and_keys(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("Set()", "TypeError")]
    [InlineData("new Set(1)", "TypeError")]
    [InlineData("Set.prototype.has.call(new Map(), 1)", "TypeError")]
    [InlineData("new Set().union([1])", "TypeError")]
    [InlineData("new Set().union({ size: 1, has: 1, keys() { } })", "TypeError")]
    [InlineData("new Set().union({ size: 1, has() { }, keys: 1 })", "TypeError")]
    [InlineData("new Set().union({ size: -1, has() { }, keys() { } })", "RangeError")]
    [InlineData("new Set().union({ size: 1, has() { }, keys() { return 1; } })", "TypeError")]
    [InlineData("new Set().union({ size: 1n, has() { }, keys() { } })", "TypeError")]
    public async Task Wrong_use_of_sets_is_an_error(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync($"let r; try {{ {source} }} catch (e) {{ r = e.name; }} r")).ToString());
}
