namespace ActionSteps.Scripting.Tests.BuiltIns;

public sealed class ArrayBufferTests
{
    [Theory]
    [InlineData("new ArrayBuffer(8).byteLength", "8")]
    [InlineData("const b = new ArrayBuffer(8); [b.resizable, b.maxByteLength, b.detached].join()", "false,8,false")]
    [InlineData("const b = new ArrayBuffer(4, { maxByteLength: 16 }); [b.resizable, b.byteLength, b.maxByteLength].join()", "true,4,16")]
    [InlineData("[new Uint8Array(1), new DataView(new ArrayBuffer(1)), new ArrayBuffer(1), []].map(ArrayBuffer.isView).join()", "true,true,false,false")]
    [InlineData("new Uint8Array(new Uint8Array([1, 2, 3, 4, 5]).buffer.slice(1, -1)).join()", "2,3,4")]
    [InlineData("const b = new ArrayBuffer(2, { maxByteLength: 8 }); const a = new Uint8Array(b); a[1] = 7; b.resize(4); a.join()", "0,7,0,0")]
    [InlineData("const b = new ArrayBuffer(4, { maxByteLength: 8 }); new Uint8Array(b).fill(9); b.resize(1); b.resize(4); new Uint8Array(b).join()", "9,0,0,0")]
    [InlineData("const b = new Uint8Array([1, 2]).buffer; const c = b.transfer(3); [b.detached, b.byteLength, c.byteLength, new Uint8Array(c).join('')].join()", "true,0,3,120")]
    [InlineData("const c = new ArrayBuffer(2, { maxByteLength: 8 }).transfer(); [c.resizable, c.maxByteLength].join()", "true,8")]
    [InlineData("new ArrayBuffer(2, { maxByteLength: 8 }).transferToFixedLength().resizable", "false")]
    [InlineData("class B extends ArrayBuffer { } const c = new B(4).slice(1); [c instanceof B, c.byteLength].join()", "true,3")]
    [InlineData("Object.prototype.toString.call(new ArrayBuffer(1))", "[object ArrayBuffer]")]
    [InlineData("JSON.stringify(new ArrayBuffer(4))", "{}")]
    [InlineData("typeof SharedArrayBuffer + typeof Atomics", "undefinedundefined")]
    public async Task Buffers_have_the_properties_of_the_language(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("ArrayBuffer(1)", "TypeError")]
    [InlineData("new ArrayBuffer(-1)", "RangeError")]
    [InlineData("new ArrayBuffer(2 ** 40)", "RangeError")]
    [InlineData("new ArrayBuffer(0, { maxByteLength: 2 ** 40 })", "RangeError")]
    [InlineData("new ArrayBuffer(9, { maxByteLength: 8 })", "RangeError")]
    [InlineData("new ArrayBuffer(1).resize(1)", "TypeError")]
    [InlineData("new ArrayBuffer(1, { maxByteLength: 2 }).resize(3)", "RangeError")]
    [InlineData("const b = new ArrayBuffer(1); b.transfer(); b.slice()", "TypeError")]
    [InlineData("const b = new ArrayBuffer(1); b.transfer(); b.transfer()", "TypeError")]
    [InlineData("const b = new ArrayBuffer(1); b.transfer(); new Uint8Array(b)", "TypeError")]
    [InlineData("ArrayBuffer.prototype.byteLength", "TypeError")]
    [InlineData("new SharedArrayBuffer(1)", "ReferenceError")]
    public async Task Misuse_of_buffers_is_an_error_that_scripts_can_catch(string source, string expected)
    {
        ScriptValue name = await TestScripts.RunAsync($"let r; try {{ {source}; }} catch (e) {{ r = e.name; }} r");
        Assert.Equal(expected, name.ToString());
    }

    [Theory]
    [InlineData("const a = []; for (;;) { a.push(new ArrayBuffer(1e6)); }")]
    [InlineData("new ArrayBuffer(1e9)")]
    [InlineData("new Float64Array(1e8)")]
    [InlineData("new ArrayBuffer(0, { maxByteLength: 2 ** 30 }).resize(2 ** 29)")]
    [InlineData("const a = []; for (;;) { const b = new ArrayBuffer(0, { maxByteLength: 2 ** 30 }); b.resize(1e6); a.push(b); }")]
    [InlineData("Object.keys(new Uint8Array(5e6))")]
    [InlineData("new Uint8Array(5e6).sort((x, y) => x - y)")]
    [InlineData("Uint8Array.from({ length: 2 ** 30 })")]
    public async Task Buffers_are_counted_before_they_are_allocated(string source)
    {
        var limits = new ScriptLimits { MemoryBytes = 8 << 20, ComputingTime = TimeSpan.FromSeconds(20) };
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunAsync(source, limits: limits));
        Assert.Equal(ScriptLimit.Memory, fault.Limit);
    }

    [Fact]
    public async Task Buffers_that_are_garbage_or_only_could_grow_do_not_count()
    {
        var limits = new ScriptLimits { MemoryBytes = 8 << 20, ComputingTime = TimeSpan.FromSeconds(20) };
        ScriptValue value = await TestScripts.RunAsync(
            "const a = []; for (let i = 0; i < 100; i++) { new ArrayBuffer(1e6); a.push(new ArrayBuffer(1, { maxByteLength: 1e9 })); } a.length", limits: limits);
        Assert.Equal(100, value.AsNumber());
    }
}
