using System.Text;
using ActionSteps.Blocks;
using ActionSteps.Tests.Blocks.Samples;

namespace ActionSteps.Tests.Blocks;

public sealed class BotReaderLimitTests
{
    [Fact]
    public void A_text_of_100_MB_is_refused_by_its_size_alone()
    {
        byte[] utf8 = new byte[100 * 1024 * 1024];
        long before = GC.GetAllocatedBytesForCurrentThread();

        DefinitionFault fault = Assert.Single(new BotReader().Check(utf8).Faults);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.Equal(("$", 1, 1), (fault.Path, fault.Line, fault.Column));
        Assert.Equal(
            "The bot file has 104,857,600 bytes; at most 16,777,216 are read. Split the bot, or raise BotReaderOptions.MaxBytes.", fault.Message);
    }

    [Fact]
    public async Task A_file_of_100_MB_is_refused_before_it_is_read()
    {
        string path = Path.GetTempFileName();
        try
        {
            await using (FileStream file = File.OpenWrite(path))
            {
                file.SetLength(100 * 1024 * 1024);
            }

            await Assert.ThrowsAsync<DefinitionException>(() => new BotReader().ReadFileAsync(path, CancellationToken.None));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("{\"id\":", "{\"id\":", "$.id", 601)]
    [InlineData("{\"id\":\"b\",\"blocks\":[{\"kind\":\"message\",\"id\":\"m\",\"messages\":[{\"a\":", "[", null, 160)]
    [InlineData("[", "[", "$", 101)]
    public void Nesting_of_100_000_levels_is_one_fault(string start, string level, string? path, int column)
    {
        StringBuilder json = new(start);
        json.Insert(json.Length, level, 100_000);

        BotReading reading = Reading.Check(json.ToString());

        DefinitionFault fault = reading.Faults[^1];
        Assert.Equal("Objects and lists nest deeper than 100 levels, which no bot needs.", fault.Message);
        Assert.Equal(column, fault.Column);
        Assert.StartsWith(path ?? "$.blocks[0].messages[0].a[0][0][0]", fault.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_up_to_the_limit_is_read()
    {
        string deep = new string('[', 95) + new string(']', 95);

        Reading.Read($$$"""{ "id": "b", "blocks": [ { "kind": "message", "id": "m", "messages": [ { "a": {{{deep}}} } ] } ] }""");
        Reading.SingleFault($$$"""{ "id": "b", "blocks": [ { "kind": "message", "id": "m", "messages": [ { "a": {{{new string('[', 95)}}}§[]{{{new string(']', 95)}}} } ] } ] }""");
    }

    [Fact]
    public void More_faults_than_are_kept_are_counted()
    {
        string steps = string.Join(',', Enumerable.Repeat("5", 5_000));

        DefinitionException exception = Assert.Throws<DefinitionException>(() => Reading.Read(Reading.WithSteps(steps)));

        Assert.Equal((1_000, 5_000), (exception.Faults.Count, exception.Count));
        Assert.EndsWith("\n… and 4990 more.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_a_megabyte_is_cut_in_the_report()
    {
        string name = new('a', 1_000_000);

        DefinitionFault fault = Assert.Single(Reading.Check($$"""{ "id": "b", "blocks": [], "{{name}}": 1 }""").Faults);

        Assert.InRange(fault.Path.Length + fault.Message.Length, 1, 1_000);
        Assert.Contains("aaa…\"", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_breaks_in_names_do_not_break_the_report_into_lines() =>
        Assert.Equal(
            "$[\"a\\nb\"]",
            Assert.Single(Reading.Check("""{ "id": "b", "blocks": [], "a\nb": 1 }""").Faults).Path);

    [Theory]
    [InlineData("""{ "kind": "zzzzzzzzzzzzzzzzzzzz" }""", 350_000)]
    [InlineData("5", 7_000_000)]
    [InlineData("""{ "kind": "input", "id": "same", "variable": "{" }""", 250_000)]
    public void A_full_file_of_faults_is_read_in_linear_time(string block, int count) =>
        Measure($$"""{ "id": "b", "blocks": [ {{string.Join(',', Enumerable.Repeat(block, count))}} ] }""");

    [Fact]
    public void Many_blocks_that_lead_nowhere_are_read_in_linear_time()
    {
        StringBuilder json = new("""{ "id": "b", "blocks": [ """);
        for (int i = 0; i < 150_000; i++)
        {
            json.Append(System.Globalization.CultureInfo.InvariantCulture, $$$"""{"kind":"input","id":"block-{{{i}}}","variable":"x","goTo":{"block":"blokc-{{{i}}}"}},""");
        }

        json.Length--;
        BotReading reading = Measure(json.Append("]}").ToString());

        Assert.Equal(150_000, reading.FaultCount);
    }

    [Fact]
    public void Many_members_in_one_object_are_read_in_linear_time()
    {
        string members = string.Join(',', Enumerable.Range(0, 500_000).Select(i => $"\"m{i % 250_000}\":1"));

        BotReading reading = Measure(
            $$$"""{ "id": "b", "blocks": [ { "kind": "message", "id": "m", "messages": [ { "type": "text", "config": { {{{members}}} } } ] } ] }""");

        Assert.Equal(250_000, reading.FaultCount);
    }

    [Fact]
    public void Many_warnings_within_one_text_are_read_in_linear_time()
    {
        string text = string.Concat(Enumerable.Repeat("{3}", 300_000));

        Measure(
            $$$"""{ "id": "b", "blocks": [ { "kind": "condition", "id": "c", "branches": [ { "when": [ { "variable": "x", "operator": "matchesRegex", "value": "{{{text}}}" } ], "goTo": { "block": "c" } } ] } ] }""");
    }

    [Theory]
    [InlineData(1_023, 100, "MaxBytes is 1,023 bytes; it must be 1,024 to 268,435,456.")]
    [InlineData(268_435_457, 100, "MaxBytes is 268,435,457 bytes; it must be 1,024 to 268,435,456.")]
    [InlineData(2_048, 15, "MaxDepth is 15 levels; it must be 16 to 100.")]
    [InlineData(2_048, 101, "MaxDepth is 101 levels; it must be 16 to 100.")]
    public void Options_out_of_their_range_are_refused(int maxBytes, int maxDepth, string message) =>
        Assert.EndsWith(
            message,
            Assert.Throws<ArgumentException>(() => new BotReader(new BotReaderOptions { MaxBytes = maxBytes, MaxDepth = maxDepth })).Message,
            StringComparison.Ordinal);

    private static BotReading Measure(string json) =>
        new BotReader(Reading.Options with { MaxBytes = 32 * 1024 * 1024 }).Check(json);
}
