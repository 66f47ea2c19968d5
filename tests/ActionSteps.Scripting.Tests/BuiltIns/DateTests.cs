namespace ActionSteps.Scripting.Tests.BuiltIns;

public sealed class DateTests
{
    [Theory]
    [InlineData("new Date(2024, 1, 30).toISOString()", "2024-03-01T00:00:00.000Z")]
    [InlineData("new Date(2020, 0).getTime()", "1577836800000")]
    [InlineData("new Date(99, 0).getFullYear()", "1999")]
    [InlineData("new Date(8.64e15 + 1).getTime()", "NaN")]
    [InlineData("Date.UTC(2024, 1, 29, 12)", "1709208000000")]
    [InlineData("Date.UTC()", "NaN")]
    [InlineData("Date.parse('2024-02-29T12:30:00+02:00')", "1709202600000")]
    [InlineData("Date.parse('2024-02-29')", "1709164800000")]
    [InlineData("Date.parse('Dec 17, 1995 03:24:00')", "819170640000")]
    [InlineData("Date.parse('2021/03/04')", "1614816000000")]
    [InlineData("Date.parse('Mon, 25 Dec 1995 13:30:00 +0430')", "819882000000")]
    [InlineData("Date.parse('-000000-01-01')", "NaN")]
    [InlineData("Date.parse('2024-13-01')", "NaN")]
    [InlineData("Date.parse('2024-01-01T24:00:01Z')", "NaN")]
    [InlineData("new Date('+275760-09-13T00:00:00.000Z').toISOString()", "+275760-09-13T00:00:00.000Z")]
    [InlineData("new Date('-271821-04-20T00:00:00.000Z').toString()", "Tue Apr 20 -271821 00:00:00 GMT+0000 (Coordinated Universal Time)")]
    [InlineData("new Date(-1e14).toUTCString()", "Thu, 15 Feb -1199 14:13:20 GMT")]
    [InlineData("new Date(0).toString()", "Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)")]
    [InlineData("new Date(NaN).toString()", "Invalid Date")]
    [InlineData("JSON.stringify({ d: new Date(0), n: new Date(NaN) })", "{\"d\":\"1970-01-01T00:00:00.000Z\",\"n\":null}")]
    [InlineData("`${new Date(0)}`.length", "62")]
    [InlineData("new Date(5) - 2", "3")]
    [InlineData("new Date(1e12) + ''", "Sun Sep 09 2001 01:46:40 GMT+0000 (Coordinated Universal Time)")]
    [InlineData("new Date(0)[Symbol.toPrimitive]('number')", "0")]
    [InlineData("new Date(2024, 0, 31).setMonth(1)", "1709337600000")]
    [InlineData("new Date(NaN).setFullYear(2024)", "1704067200000")]
    [InlineData("new Date(NaN).setHours(1)", "NaN")]
    [InlineData("new Date(0).setUTCHours(25, 61, 61, 1001)", "93722001")]
    [InlineData("new Date(0).setYear(95)", "788918400000")]
    [InlineData("new Date(0).getYear()", "70")]
    [InlineData("Date.prototype.toGMTString === Date.prototype.toUTCString", "true")]
    [InlineData("new Date(new Date(7)).getTime()", "7")]
    [InlineData("new Date(2019, 12, 1, 25).toISOString()", "2020-01-02T01:00:00.000Z")]
    [InlineData("Date.length + Date.name", "7Date")]
    [InlineData("Object.prototype.toString.call(new Date())", "[object Date]")]
    [InlineData("typeof Date()", "string")]
    [InlineData("class D extends Date { twice() { return this.getTime() * 2; } } new D(21).twice()", "42")]
    public async Task Dates_are_made_read_changed_and_shown(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync($"const of = x => String(x); {Last(source)}")).AsText());

    [Theory]
    [InlineData("new Date(NaN).toISOString()", "RangeError")]
    [InlineData("Date.prototype.getTime.call({})", "TypeError")]
    [InlineData("Date.prototype[Symbol.toPrimitive].call(1, 'number')", "TypeError")]
    [InlineData("new Date(0)[Symbol.toPrimitive]('text')", "TypeError")]
    [InlineData("new Date(1n)", "TypeError")]
    [InlineData("new Date(Symbol())", "TypeError")]
    [InlineData("Date.prototype.toJSON.call(undefined)", "TypeError")]
    public async Task Wrong_uses_are_errors(string expression, string expected) =>
        Assert.Equal(expected, (await NameOfErrorAsync(expression)).AsText());

    [Theory]
    [InlineData("new Date(2024, 2, 31, 2, 30).toISOString()", "2024-03-31T01:30:00.000Z")]
    [InlineData("new Date(2024, 9, 27, 2, 30).toISOString()", "2024-10-27T00:30:00.000Z")]
    [InlineData("new Date(0).getTimezoneOffset()", "-60")]
    [InlineData("new Date(2024, 6, 1).getTimezoneOffset()", "-120")]
    [InlineData("new Date(12000, 6, 1).getTimezoneOffset()", "-120")]
    [InlineData("new Date(200000, 0, 1).getTimezoneOffset()", "-60")]
    [InlineData("new Date(0).toString()", "Thu Jan 01 1970 01:00:00 GMT+0100 (Central European Standard Time)")]
    [InlineData("new Date('2024-07-01T00:00').toISOString()", "2024-06-30T22:00:00.000Z")]
    [InlineData("new Date('2024-07-01').toISOString()", "2024-07-01T00:00:00.000Z")]
    [InlineData("new Date(0).toLocaleString()", "1-1-1970, 01:00:00")]
    [InlineData("new Intl.DateTimeFormat().resolvedOptions().timeZone", "Europe/Amsterdam")]
    public async Task Local_time_and_locale_are_those_of_the_options(string source, string expected)
    {
        var options = new ScriptOptions { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"), Locale = "nl-NL" };
        ScriptResult result = await Script.Compile($"String({source})", options).RunAsync(null, null, CancellationToken.None);
        Assert.Equal(expected, result.Value.AsText());
    }

    [Fact]
    public async Task Now_is_the_time_of_the_time_provider()
    {
        var options = new ScriptOptions { TimeProvider = new FixedTime() };
        ScriptResult result = await Script.Compile("[Date.now(), +new Date(), new Date().toISOString()].join()", options).RunAsync(null, null, CancellationToken.None);
        Assert.Equal("1700000000123,1700000000123,2023-11-14T22:13:20.123Z", result.Value.AsText());
    }

    [Fact]
    public async Task A_setter_counts_from_the_time_before_its_arguments_became_numbers() =>
        Assert.Equal("7", (await TestScripts.RunAsync("const d = new Date(0); d.setMilliseconds({ valueOf() { d.setTime(99999); return 7; } }); String(+d)")).AsText());

    /// <summary>The source with its last expression as text.</summary>
    private static string Last(string source)
    {
        int at = source.StartsWith("class", StringComparison.Ordinal) ? source.LastIndexOf("} new", StringComparison.Ordinal) + 1 : 0;
        return $"{source[..at]} of({source[at..]})";
    }

    private static Task<ScriptValue> NameOfErrorAsync(string expression) =>
        TestScripts.RunAsync($"try {{ ({expression}); 'nothing thrown' }} catch (error) {{ error.name }}");

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);
    }
}
