namespace ActionSteps.Scripting.Tests.BuiltIns;

public sealed class TypedArrayTests
{
    [Theory]
    [InlineData("Int8Array", "-1,-128,3,0")]
    [InlineData("Uint8Array", "255,128,3,0")]
    [InlineData("Uint8ClampedArray", "0,128,4,0")]
    [InlineData("Int16Array", "-1,128,3,0")]
    [InlineData("Uint16Array", "65535,128,3,0")]
    [InlineData("Int32Array", "-1,128,3,0")]
    [InlineData("Uint32Array", "4294967295,128,3,0")]
    [InlineData("Float32Array", "-1,128,3.5,NaN")]
    [InlineData("Float64Array", "-1,128,3.5,NaN")]
    public async Task Elements_are_converted_as_their_type_tells(string type, string expected)
    {
        Assert.Equal(expected, (await TestScripts.RunAsync($"new {type}([-1, 128, 3.5, NaN]).join()")).ToString());
        Assert.Equal(expected, (await TestScripts.RunAsync($"const a = new {type}(4); a[0] = -1; a[1] = '128'; a[2] = 3.5; a[3] = undefined; a.join()")).ToString());
        Assert.Equal(expected, (await TestScripts.RunAsync($"{type}.from({{ length: 4, 0: -1, 1: 128, 2: 3.5 }}, x => x ?? NaN).join()")).ToString());
        Assert.Equal(expected, (await TestScripts.RunAsync($"{type}.of(-1, 128, 3.5, NaN).join()")).ToString());
    }

    [Theory]
    [InlineData("new BigInt64Array([1n, 2n ** 63n]).join()", "1,-9223372036854775808")]
    [InlineData("new BigUint64Array([-1n, true]).join()", "18446744073709551615,1")]
    [InlineData("Uint8Array.BYTES_PER_ELEMENT + new Float64Array(1).BYTES_PER_ELEMENT", "9")]
    [InlineData("Object.getPrototypeOf(Int8Array) === Object.getPrototypeOf(Uint8Array)", "true")]
    [InlineData("const a = new Uint8Array([3, 1, 2]); [a.at(-1), a.indexOf(2), a.lastIndexOf(9), a.includes(1), a.find(x => x < 3), a.findLast(x => x < 3), a.findIndex(x => x == 2), a.findLastIndex(x => x > 5)].join()", "2,2,-1,true,1,2,2,-1")]
    [InlineData("const a = new Uint8Array([3, 1, 2]); [a.toSorted(), a.toReversed(), a.with(0, 9), a].join('|')", "1,2,3|2,1,3|9,1,2|3,1,2")]
    [InlineData("new Float64Array([3, NaN, -0, 0, -Infinity, 1]).sort().join() + Object.is(new Float64Array([0, -0]).sort()[0], -0)", "-Infinity,0,0,1,3,NaNtrue")]
    [InlineData("new Int8Array([1, -2, 3]).sort((x, y) => y - x).join()", "3,1,-2")]
    [InlineData("const a = new Int32Array(50000); for (let i = 0; i < a.length; i++) { a[i] = (i * 7919) % 50021 - 25000; } a.sort(); a.every((x, i) => i === 0 || a[i - 1] <= x)", "true")]
    [InlineData("const a = new Uint8Array([1, 2, 3, 4]); a.copyWithin(0, 2); a.set([9], 3); a.fill(7, 1, 2); a.join()", "3,7,3,9")]
    [InlineData("const a = new Uint8Array([1, 2, 3, 4]); a.set(a.subarray(0, 3), 1); a.join()", "1,1,2,3")]
    [InlineData("const a = new Uint8Array([1, 2, 3, 4]); const w = new Uint16Array(a.buffer, 2, 1); w[0] = 0; a.set(new Uint16Array([300]), 0); a.join()", "44,2,0,0")]
    [InlineData("const a = new Uint8Array([1, 2, 3]); const s = a.subarray(1); s[0] = 9; [a, s.byteOffset, a.slice(1).buffer === a.buffer].join()", "1,9,3,1,false")]
    [InlineData("const a = new Uint8Array([1, 2]); [a.map(x => x * 200), a.filter(x => x > 1), a.reduce((x, y) => x + y), a.reduceRight((x, y) => x + '' + y, '')].join('|')", "200,144|2|3|21")]
    [InlineData("[...new Uint8Array([1, 2]).entries()].join('|') + [...new Uint8Array(2).keys()]", "0,1|1,20,1")]
    [InlineData("let s = 0; for (const x of new Float32Array([1.5, 2])) { s += x; } s", "3.5")]
    [InlineData("const a = new Uint8Array(2); a['1.5'] = 1; a['-0'] = 1; a[2] = 1; a.x = 1; Object.keys(a).join()", "0,1,x")]
    [InlineData("const a = new Uint8Array(1); Object.prototype[5] = 1; const r = [a[5], 5 in a, '0' in a, delete a[5]].join(); r", ",false,true,true")]
    [InlineData("const o = Object.create(new Uint8Array([7])); o[3] = 1; [o[0], Object.keys(o).length].join()", "7,0")]
    [InlineData("JSON.stringify(Object.getOwnPropertyDescriptor(new Uint8Array([7]), 0))", "{\"value\":7,\"writable\":true,\"enumerable\":true,\"configurable\":true}")]
    [InlineData("class A extends Uint8Array { get sum() { return this.reduce((x, y) => x + y); } } const a = A.from([1, 2]); [a.sum, a.map(x => x + 1).sum, a.map(x => x) instanceof A].join()", "3,5,true")]
    [InlineData("class A extends Uint8Array { get length() { return 42; } } const a = new A(3); let n = 0; for (let i = 0; i < 3; i++) { n += a.length; } n", "126")]
    [InlineData("const a = new Uint8Array(3); let n = a.length; Object.defineProperty(a, 'length', { value: 5 }); n + a.length", "8")]
    [InlineData("String(new Uint8Array([1, 2])) + Object.prototype.toString.call(new Int8Array(1))", "1,2[object Int8Array]")]
    [InlineData("new Uint8Array({ length: 2, 0: 1, 1: 2 }).join('')", "12")]
    [InlineData("const a = new Uint8Array([1, 2, 3]); const [x, ...y] = a; x + '' + y", "12,3")]
    [InlineData("let a = new Uint8Array([5]); a = a[1]; String(a)", "undefined")]
    public async Task Typed_arrays_behave_as_the_language_tells(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("b.resize(8); [t.length, f.length, o.length].join()", "8,4,6")]
    [InlineData("b.resize(3); [t.length, f.length, o.length, o.byteOffset, f.byteLength].join()", "3,0,1,2,0")]
    [InlineData("b.resize(1); [t.length, o.length, o.byteOffset].join()", "1,0,0")]
    [InlineData("b.resize(1); b.resize(6); [t.length, f.length, o.length, o.byteOffset].join()", "6,4,4,2")]
    [InlineData("b.transfer(); [t.length, f.length, o.length, f[0]].join()", "0,0,0,")]
    [InlineData("t.fill(1); let r = ''; for (const x of t) { r += x; if (r.length === 2) { b.resize(3); } } r", "111")]
    [InlineData("t.map((x, i) => { b.resize(2); return i; }).join()", "0,1,2,3")]
    [InlineData("b.resize(1); let r; try { f.fill(0); } catch (e) { r = e.name; } r", "TypeError")]
    [InlineData("t.fill(5); const r = t.slice(0, { valueOf() { b.resize(2); return 4; } }); r.join()", "5,5,0,0")]
    public async Task Arrays_follow_a_resizable_buffer(string source, string expected)
    {
        const string Setup = "const b = new ArrayBuffer(4, { maxByteLength: 8 }); const t = new Uint8Array(b), f = new Uint8Array(b, 0, 4), o = new Uint8Array(b, 2);";
        Assert.Equal(expected, (await TestScripts.RunAsync(Setup + source)).ToString());
    }

    [Theory]
    [InlineData("Uint8Array(1)", "TypeError")]
    [InlineData("new (Object.getPrototypeOf(Uint8Array))()", "TypeError")]
    [InlineData("new Uint8Array(-1)", "RangeError")]
    [InlineData("new Float64Array(2 ** 53 - 1)", "RangeError")]
    [InlineData("new Uint16Array(new ArrayBuffer(3))", "RangeError")]
    [InlineData("new Uint16Array(new ArrayBuffer(4), 1)", "RangeError")]
    [InlineData("new Uint8Array(new ArrayBuffer(4), 2, 3)", "RangeError")]
    [InlineData("new BigInt64Array([1])", "TypeError")]
    [InlineData("new Uint8Array([1n])", "TypeError")]
    [InlineData("new Uint8Array(new BigInt64Array(1))", "TypeError")]
    [InlineData("new Uint8Array(2).set([1, 2], 1)", "RangeError")]
    [InlineData("new Uint8Array(2).with(2, 0)", "RangeError")]
    [InlineData("new Uint8Array(2).sort(1)", "TypeError")]
    [InlineData("new Uint8Array(0).reduce((x, y) => x)", "TypeError")]
    [InlineData("Uint8Array.prototype.length", "TypeError")]
    [InlineData("Object.freeze(new Uint8Array(1))", "TypeError")]
    [InlineData("Object.defineProperty(new Uint8Array(1), 0, { value: 1, writable: false })", "TypeError")]
    [InlineData("const a = new Uint8Array(2); a.buffer.transfer(); a.fill(1)", "TypeError")]
    public async Task Misuse_of_typed_arrays_is_an_error(string source, string expected)
    {
        ScriptValue name = await TestScripts.RunAsync($"let r; try {{ {source}; }} catch (e) {{ r = e.name; }} r");
        Assert.Equal(expected, name.ToString());
    }

    [Theory]
    [InlineData("const a = new Uint8Array(3e7); for (;;) { a.fill(1); }")]
    [InlineData("const a = new Float64Array(3e6); for (;;) { a.reverse().sort(); }")]
    [InlineData("const a = new Uint8Array(3e7); for (;;) { a.indexOf(1); }")]
    [InlineData("const b = new ArrayBuffer(0, { maxByteLength: 2 ** 30 }); for (;;) { b.resize(3e7); b.resize(0); }")]
    public async Task Work_on_large_arrays_ends_at_the_limit(string source)
    {
        var limits = new ScriptLimits { ComputingTime = TimeSpan.FromMilliseconds(50) };
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunAsync(source, limits: limits));
        Assert.Equal(ScriptLimit.ComputingTime, fault.Limit);
    }
}
