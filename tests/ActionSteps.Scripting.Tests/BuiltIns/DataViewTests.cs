namespace ActionSteps.Scripting.Tests.BuiltIns;

public sealed class DataViewTests
{
    private const string View = "const v = new DataView(new Uint8Array([255, 254, 3, 4, 5, 6, 7, 8]).buffer);";

    [Theory]
    [InlineData("[v.getInt8(0), v.getUint8(0)].join()", "-1,255")]
    [InlineData("[v.getInt16(0), v.getInt16(0, true), v.getUint16(0), v.getUint16(0, true)].join()", "-2,-257,65534,65279")]
    [InlineData("[v.getInt32(0), v.getUint32(0, true)].join()", "-130300,67370751")]
    [InlineData("[v.getBigInt64(0), v.getBigUint64(0, true)].join()", "-559634154387704,578437695752371967")]
    [InlineData("v.setFloat32(0, 1.5); v.getFloat32(0) + ',' + v.getUint8(0)", "1.5,63")]
    [InlineData("v.setFloat64(0, -0.1, true); v.getFloat64(0, true) + ',' + v.getUint8(7)", "-0.1,191")]
    [InlineData("v.setUint16(0, 65537 + 258); v.getUint16(0)", "259")]
    [InlineData("v.setBigInt64(0, 2n ** 64n - 2n); v.getBigInt64(0)", "-2")]
    [InlineData("const w = new DataView(v.buffer, 2, 3); [w.byteLength, w.byteOffset, w.getUint8(0)].join()", "3,2,3")]
    [InlineData("const b = new ArrayBuffer(2, { maxByteLength: 8 }); const w = new DataView(b, 1); b.resize(8); w.byteLength", "7")]
    public async Task Views_read_and_write_in_both_byte_orders(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(View + source)).ToString());

    [Theory]
    [InlineData("v.getInt16(7)", "RangeError")]
    [InlineData("v.getInt8(-1)", "RangeError")]
    [InlineData("v.setInt8(8, 0)", "RangeError")]
    [InlineData("v.setBigInt64(0, 1)", "TypeError")]
    [InlineData("v.setInt8(0, 1n)", "TypeError")]
    [InlineData("new DataView({})", "TypeError")]
    [InlineData("DataView(v.buffer)", "TypeError")]
    [InlineData("new DataView(v.buffer, 9)", "RangeError")]
    [InlineData("new DataView(v.buffer, 4, 5)", "RangeError")]
    [InlineData("v.buffer.transfer(); v.getInt8(0)", "TypeError")]
    [InlineData("const b = new ArrayBuffer(4, { maxByteLength: 8 }); const w = new DataView(b, 2, 2); b.resize(3); w.byteLength", "TypeError")]
    public async Task Misuse_of_views_is_an_error(string source, string expected)
    {
        ScriptValue name = await TestScripts.RunAsync($"{View} let r; try {{ {source}; }} catch (e) {{ r = e.name; }} r");
        Assert.Equal(expected, name.ToString());
    }
}
