namespace ActionSteps.Scripting.Tests.BuiltIns;

public sealed class BigIntTests
{
    [Theory]
    [InlineData("BigInt.asIntN(8, 255n) + ',' + BigInt.asIntN(8, -129n) + ',' + BigInt.asIntN(0, 5n) + ',' + BigInt.asIntN(2 ** 53 - 1, -5n)", "-1,127,0,-5")]
    [InlineData("BigInt.asUintN(8, -1n) + ',' + BigInt.asUintN(64, -1n) + ',' + BigInt.asUintN(200, 7n)", "255,18446744073709551615,7")]
    [InlineData("(-255n).toString(16) + ',' + 255n.toString(2) + ',' + (36n ** 20n - 1n).toString(36) + ',' + (10n ** 30n).toString(7)", "-ff,11111111,zzzzzzzzzzzzzzzzzzzz,243230604464041356413054436032064451")]
    [InlineData("BigInt(' 0x1F ') + BigInt('-12') + BigInt('') + BigInt('0b11') + BigInt('0o17') + BigInt(true)", "38")]
    [InlineData("const t = (3n ** 9000n).toString(); t.length + t.slice(0, 5) + (BigInt(t) === 3n ** 9000n) + (BigInt('0x' + (3n ** 9000n).toString(16)) === 3n ** 9000n)", "429512339truetrue")]
    [InlineData("(10n ** 6000n).toString() === '1' + '0'.repeat(6000)", "true")]
    [InlineData("[1n < 1.5, 2n > '1', 2n == '2', 1n == 1, 2n ** 64n > 1e19, 1n < NaN, 1n < Infinity, 'x' < 1n].join()", "true,true,true,true,true,false,true,false")]
    [InlineData("Number(2n ** 53n + 3n) + ',' + Number(2n ** 1024n) + ',' + Number(-(2n ** 70n))", "9007199254740996,Infinity,-1.1805916207174113e+21")]
    [InlineData("[-7n / 2n, -7n % 2n, -7n >> 1n, -1n & 255n, ~5n, 2n ** 10n].join()", "-3,-1,-4,255,-6,1024")]
    [InlineData("0xFFFFFFFFFFFFFFFFFFn + 0b1n + 0o7n", "4722366482869645213703")]
    [InlineData("typeof Object(1n) + (Object(1n) + 1n)", "object2")]
    public async Task Big_integers_are_exact(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("BigInt(1.5)", "RangeError")]
    [InlineData("BigInt('1.5')", "SyntaxError")]
    [InlineData("BigInt('1n')", "SyntaxError")]
    [InlineData("BigInt('-0x1')", "SyntaxError")]
    [InlineData("BigInt('12\\0')", "SyntaxError")]
    [InlineData("BigInt(undefined)", "TypeError")]
    [InlineData("new BigInt(1)", "TypeError")]
    [InlineData("1n + 1", "TypeError")]
    [InlineData("1n >>> 1n", "TypeError")]
    [InlineData("+1n", "TypeError")]
    [InlineData("1n / 0n", "RangeError")]
    [InlineData("2n ** -1n", "RangeError")]
    [InlineData("1n.toString(1)", "RangeError")]
    [InlineData("2n ** (2n ** 64n)", "RangeError")]
    [InlineData("1n << (2n ** 64n)", "RangeError")]
    [InlineData("let x = 2n; for (;;) { x *= x; }", "RangeError")]
    [InlineData("BigInt('7'.repeat(3000000))", "RangeError")]
    [InlineData("BigInt.asUintN(2 ** 53 - 1, -1n)", "RangeError")]
    public async Task Misuse_and_excess_are_errors_that_scripts_can_catch(string source, string expected)
    {
        ScriptValue name = await TestScripts.RunAsync($"let r; try {{ {source}; }} catch (e) {{ r = e.name; }} r");
        Assert.Equal(expected, name.ToString());
    }

    [Theory]
    [InlineData("const x = 3n ** 80000n; for (;;) { x * x; }")]
    [InlineData("const x = 3n ** 160000n; for (;;) { String(x); }")]
    [InlineData("const x = 3n ** 160000n; for (;;) { x.toString(36); }")]
    [InlineData("const s = '7'.repeat(78000); for (;;) { BigInt(s); }")]
    [InlineData("const x = 2n ** 260000n, y = 2n ** 260000n; for (;;) { x === y; }")]
    [InlineData("const x = 3n ** 160000n, y = x >> 100000n; for (;;) { x / y; }")]
    public async Task Work_on_large_integers_ends_at_the_limit(string source)
    {
        var limits = new ScriptLimits { ComputingTime = TimeSpan.FromMilliseconds(50) };
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunAsync(source, limits: limits));
        Assert.Equal(ScriptLimit.ComputingTime, fault.Limit);
    }

    [Fact]
    public async Task Big_integers_count_as_memory()
    {
        var limits = new ScriptLimits { MemoryBytes = 4 << 20, ComputingTime = TimeSpan.FromSeconds(20) };
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunAsync("const a = []; const x = 2n ** 100000n; for (;;) { a.push(x + 1n); }", limits: limits));
        Assert.Equal(ScriptLimit.Memory, fault.Limit);
    }

    [Fact]
    public void A_literal_that_is_too_long_is_a_syntax_fault()
    {
        Assert.Throws<ScriptSyntaxException>(() => Script.Compile("0x" + new string('f', 900_000) + "n"));
        Assert.Throws<ScriptSyntaxException>(() => Script.Compile(new string('9', 900_000) + "n"));
    }
}
