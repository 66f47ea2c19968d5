namespace ActionSteps.Scripting.Tests.BuiltIns;

public sealed class NumberTests
{
    [Theory]
    [InlineData("[0.5.toFixed(0), 2.5.toFixed(0), 1.005.toFixed(2), (-1.5).toFixed(0), 1e21.toFixed(2), (0).toFixed(2), (-0).toFixed(1), 123.456.toFixed(1), 1.45.toFixed(1)].join()", "1,3,1.00,-2,1e+21,0.00,0.0,123.5,1.4")]
    [InlineData("0.1.toFixed(25)", "0.1000000000000000055511151")]
    [InlineData("[123456..toExponential(), 0..toExponential(2), 1e-7.toExponential(), 1.25.toExponential(1), (-99999).toExponential(1), 1e21.toExponential(3)].join()", "1.23456e+5,0.00e+0,1e-7,1.3e+0,-1.0e+5,1.000e+21")]
    [InlineData("[123.456.toPrecision(4), 0.000001.toPrecision(2), 1e-7.toPrecision(2), 1e21.toPrecision(3), 99.99.toPrecision(3), 0..toPrecision(3), 35..toPrecision(1), 1.25.toPrecision(2), (1e-21).toPrecision(16)].join()", "123.5,0.0000010,1.0e-7,1.00e+21,100,0.00,4e+1,1.3,9.999999999999999e-22")]
    [InlineData("[NaN.toFixed(1), Infinity.toPrecision(3), (-Infinity).toExponential(1)].join()", "NaN,Infinity,-Infinity")]
    [InlineData("[255..toString(16), 0.5.toString(2), (-7.25).toString(8), 1e21.toString(36), (1/3).toString(3)].join()", "ff,0.1,-7.2,5v1j4f4ds7c000,0.1")]
    [InlineData("1e20.toString(7)", "344015313561621001540000")]
    [InlineData("[Number('0x1fffffffffffff8'), Number('0b101'), Number('0o17'), Number('-0x1'), Number(' 12 '), Number('1_0'), Number(''), Number('1e1000'), Number('.5'), Number('5.'), Number('.')].join()", "144115188075855870,5,15,NaN,12,NaN,0,Infinity,0.5,5,NaN")]
    [InlineData("[parseInt('12px'), parseInt('0x1F'), parseInt('z', 36), parseInt(''), parseInt('-0') === 0, parseInt('9007199254740993'), parseInt('11', 1), parseInt('102', 2)].join()", "12,31,35,NaN,true,9007199254740992,NaN,2")]
    [InlineData("parseInt('20000000000003', 16) + parseInt('1'.repeat(60), 2)", "1161928703861588000")]
    [InlineData("[parseFloat('3.14abc'), parseFloat('.5.5'), parseFloat('-Infinityx'), parseFloat('1e'), parseFloat('e1'), parseFloat('0x1')].join()", "3.14,0.5,-Infinity,1,NaN,0")]
    [InlineData("[0x1FFFFFFFFFFFFF1, 0o7777777777777777777777].join()", "144115188075855860,73786976294838210000")]
    [InlineData("[Math.expm1(1e-10).toPrecision(11), Math.log1p(1e-10).toPrecision(11), Math.expm1(-0) === 0, Math.log1p(-1), Math.expm1(-Infinity), Math.log1p(-2)].join()", "1.0000000001e-10,9.9999999995e-11,true,-Infinity,-1,NaN")]
    public async Task Numbers_are_read_and_written_as_in_browsers(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("1..toFixed(101)")]
    [InlineData("1..toFixed(-1)")]
    [InlineData("1..toPrecision(0)")]
    [InlineData("1..toPrecision(101)")]
    [InlineData("1..toExponential(-1)")]
    [InlineData("1..toString(37)")]
    public async Task Counts_of_digits_beyond_the_range_are_a_range_error(string source)
    {
        ScriptValue name = await TestScripts.RunAsync($"let r; try {{ {source}; }} catch (e) {{ r = e.name; }} r");
        Assert.Equal("RangeError", name.ToString());
    }

    [Theory]
    [InlineData("const s = '9'.repeat(1e7); for (;;) { Number(s); }")]
    [InlineData("const s = 'z'.repeat(1e7); for (;;) { parseInt(s, 36); }")]
    [InlineData("const s = ' '.repeat(1e7); for (;;) { parseFloat(s); }")]
    public async Task Reading_long_texts_ends_at_the_limit(string source)
    {
        var limits = new ScriptLimits { ComputingTime = TimeSpan.FromMilliseconds(50) };
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunAsync(source, limits: limits));
        Assert.Equal(ScriptLimit.ComputingTime, fault.Limit);
    }
}
