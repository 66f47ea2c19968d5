namespace ActionSteps.Scripting.Tests.Host;

public sealed class ScriptOptionsTests
{
    private const string Chance =
        "return [Math.random(), _.random(1, 100), _.shuffle([1, 2, 3, 4, 5]).join(''), _.sample('abcdef'), _.sampleSize([1, 2, 3, 4], 2).join(''), crypto.randomUUID(), crypto.getRandomValues(new Uint8Array(4)).join()].join(' ')";

    [Fact]
    public async Task All_chance_comes_from_the_random_source_of_the_options()
    {
        string first = await RunAsync(Chance, new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody, Random = new Random(1) });

        Assert.Equal(first, await RunAsync(Chance, new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody, Random = new Random(1) }));
        Assert.NotEqual(first, await RunAsync(Chance, new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody, Random = new Random(2) }));
        Assert.NotEqual(await RunAsync(Chance, new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody }), await RunAsync(Chance, new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody }));
    }

    [Theory]
    [InlineData(0.0, "0 1 0 a")]
    [InlineData(0.999999, "0.999999 3 0.5 c")]
    public async Task The_ends_of_ranges_are_reached_and_not_left(double next, string expected) => Assert.Equal(
        expected,
        await RunAsync(
            "return [Math.random(), _.random(1, 3), Math.round(_.random(0, 0.5, true) * 1000) / 1000, _.sample('abc')].join(' ')",
            new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody, Random = new FixedRandom(next) }));

    [Theory]
    [InlineData("UTC", "2024-07-01T10:00:00Z", "10 Mon Jul 01 2024 10:00:00 GMT+0000")]
    [InlineData("Europe/Brussels", "2024-07-01T10:00:00Z", "12 Mon Jul 01 2024 12:00:00 GMT+0200")]
    [InlineData("Europe/Brussels", "2024-01-01T10:00:00Z", "11 Mon Jan 01 2024 11:00:00 GMT+0100")]
    [InlineData("Asia/Kolkata", "2024-01-01T10:00:00Z", "15 Mon Jan 01 2024 15:30:00 GMT+0530")]
    [InlineData("America/New_York", "2024-03-10T07:00:00Z", "3 Sun Mar 10 2024 03:00:00 GMT-0400")]
    public async Task Dates_are_shown_in_the_zone(string zone, string instant, string expected)
    {
        ScriptOptions options = new() { Kind = ScriptKind.AsyncFunctionBody, TimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone) };

        Assert.Equal(expected, await RunAsync($"const d = new Date('{instant}'); return d.getHours() + ' ' + d.toString().slice(0, 33)", options));
        Assert.Equal(instant, await RunAsync($"const d = new Date('{instant}'); return new Date(d.getFullYear(), d.getMonth(), d.getDate(), d.getHours(), d.getMinutes()).toISOString().replace('.000', '')", options));
    }

    [Fact]
    public async Task A_time_that_the_zone_skips_is_read_as_the_one_behind_it()
    {
        ScriptOptions options = new() { Kind = ScriptKind.AsyncFunctionBody, TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels") };

        Assert.Equal("2024-03-31T01:30:00.000Z 3", await RunAsync("const d = new Date(2024, 2, 31, 2, 30); return d.toISOString() + ' ' + d.getHours()", options));
        Assert.Equal("Europe/Brussels", await RunAsync("return new Intl.DateTimeFormat().resolvedOptions().timeZone", options));
    }

    [Theory]
    [InlineData("en-US", "1,234.5|7/1/2024|ä,z")]
    [InlineData("nl-BE", "1.234,5|1/7/2024|ä,z")]
    [InlineData("de-DE", "1.234,5|1.7.2024|ä,z")]
    [InlineData("fr-FR", "1\u202f234,5|01/07/2024|ä,z")]
    [InlineData("sv-SE", "1\u00a0234,5|2024-07-01|z,ä")]
    [InlineData("xx-Nowhere", "1,234.5|7/1/2024|ä,z")]
    public async Task The_locale_counts_where_a_script_names_none(string locale, string expected)
    {
        string script = "return [(1234.5).toLocaleString(), new Date(Date.UTC(2024, 6, 1)).toLocaleDateString(), ['z', 'ä'].sort((a, b) => a.localeCompare(b)).join()].join('|')";
        string actual = await RunAsync(script, new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody, Locale = locale });

        Assert.Equal(expected, actual);
        Assert.Equal("1.234,5", await RunAsync("return (1234.5).toLocaleString('de')", new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody, Locale = locale }));
    }

    [Fact]
    public async Task A_script_can_be_given_other_surroundings_and_keeps_how_it_was_read()
    {
        Script script = Script.Compile("return [new Date(0).getHours(), (0.5).toLocaleString(), Math.random()].join(' ')", new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody });
        Script other = script.With(new ScriptOptions
        {
            Kind = ScriptKind.AsyncFunctionBody, TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"), Locale = "nl", Random = new FixedRandom(0.25),
        });

        Assert.Equal("9 0,5 0.25", (await other.RunAsync(null, null, CancellationToken.None)).Value.ToString());
        Assert.StartsWith("0 0.5 ", (await script.RunAsync(null, null, CancellationToken.None)).Value.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => script.With(new ScriptOptions()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScriptOptions { SourceLength = 0 });
    }

    private static async Task<string> RunAsync(string source, ScriptOptions options) =>
        (await Script.Compile(source, options).RunAsync(new ScriptGlobals().Add("_", ScriptLibrary.Lodash), null, CancellationToken.None)).Value.ToString();

    private sealed class FixedRandom(double next) : Random
    {
        public override double NextDouble() => next;

        protected override double Sample() => next;
    }
}
