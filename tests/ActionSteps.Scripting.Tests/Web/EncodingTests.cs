namespace ActionSteps.Scripting.Tests.Web;

public sealed class EncodingTests
{
    [Theory]
    [InlineData("[...new TextEncoder().encode('a\u00e9\u20ac\ud83d\ude00')].join()", "97,195,169,226,130,172,240,159,152,128")]
    [InlineData("[...new TextEncoder().encode('\\uD800')].join()", "239,191,189")]
    [InlineData("JSON.stringify(new TextEncoder().encodeInto('\u00e9\u20acx', new Uint8Array(4)))", "{\"read\":1,\"written\":2}")]
    [InlineData("new TextDecoder().decode(new Uint8Array([0xE2, 0x82, 0xAC, 0xFF]))", "\u20ac\ufffd")]
    [InlineData("new TextDecoder().decode(new Uint8Array([0xEF, 0xBB, 0xBF, 97]))", "a")]
    [InlineData("new TextDecoder('utf8', { ignoreBOM: true }).decode(new Uint8Array([0xEF, 0xBB, 0xBF, 97])).length", "2")]
    [InlineData("const d = new TextDecoder(); [d.decode(new Uint8Array([0xE2, 0x82]), { stream: true }), d.decode(new Uint8Array([0xAC]), { stream: true }), d.decode()].join('|')", "|\u20ac|")]
    [InlineData("new TextDecoder('latin1').decode(new Uint8Array([0x80, 0xE9]))", "\u20ac\u00e9")]
    [InlineData("new TextDecoder('UTF-16').decode(new Uint8Array([97, 0]))", "a")]
    [InlineData("new TextDecoder().decode(new DataView(new Uint8Array([65, 66]).buffer, 1))", "B")]
    [InlineData("let r; try { new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([255])); } catch (e) { r = e.name; } r", "TypeError")]
    [InlineData("let r; try { new TextDecoder('foo'); } catch (e) { r = e.name + ' ' + e.message; } r", "RangeError The \"foo\" encoding is not supported")]
    [InlineData("let r; try { new TextDecoder().decode('x'); } catch (e) { r = e.name; } r", "TypeError")]
    public async Task Text_becomes_bytes_and_back(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("crypto.getRandomValues(new Uint32Array(3)).length", "3")]
    [InlineData("crypto.getRandomValues(new Uint8Array(64)).some(b => b !== 0)", "true")]
    [InlineData("let r; try { crypto.getRandomValues(new Float64Array(1)); } catch (e) { r = e.name; } r", "TypeMismatchError")]
    [InlineData("let r; try { crypto.getRandomValues(new Uint8Array(65537)); } catch (e) { r = e.name; } r", "QuotaExceededError")]
    public async Task Random_values_fill_typed_arrays_of_integers(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());
}
