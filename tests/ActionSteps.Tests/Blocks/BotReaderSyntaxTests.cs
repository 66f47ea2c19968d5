using System.Text;
using ActionSteps.Blocks;
using ActionSteps.Tests.Blocks.Samples;

namespace ActionSteps.Tests.Blocks;

public sealed class BotReaderSyntaxTests
{
    private const string Bot = """
        { "id": "b", "blocks": [
          { "kind": "input", "id": "i", "variable": "x" } ] }
        """;

    [Theory]
    [InlineData("§", "The text is empty.")]
    [InlineData("  \n §", "The text is empty.")]
    [InlineData("""{ "id": "b", "blo§""", "The text ends before the bot is complete.")]
    [InlineData("""{ "id": "b", "blocks": [ { "kind": "input" §""", "The text ends before the bot is complete.")]
    [InlineData("""{ "id": "b", "blocks": [ { "kind": "input", "id": "i", "variable": "\u00§""", "The text ends before the bot is complete.")]
    [InlineData("""{ "id": tr§""", "The text ends before the bot is complete.")]
    [InlineData("""{ "id": "b", "blocks": [] §]""", "This is not JSON: ")]
    [InlineData("""{ "id": "b" §"blocks": [] }""", "This is not JSON: ")]
    [InlineData("""{ "id": "b", "blocks": [] } §{}""", "This is not JSON: ")]
    [InlineData("""{ §'id': "b" }""", "This is not JSON: ")]
    [InlineData("""{ "id": "§""" + "\n\" }", "This is not JSON: ")]
    [InlineData("""§<bot/>""", "This is not JSON: ")]
    public void A_syntax_error_is_a_fault_where_it_is(string marked, string message) =>
        Assert.StartsWith(message, Reading.SingleFault(marked).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_place_at_which_a_bot_is_cut_off_is_told_and_none_of_it_is_a_false_alarm()
    {
        for (int length = 0; length < Bot.Length; length++)
        {
            BotReading reading = Reading.Check(Bot[..length]);

            DefinitionFault fault = Assert.Single(reading.Faults);
            Assert.StartsWith("The text", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Faults_before_the_place_where_the_text_is_cut_off_are_told_too()
    {
        BotReading reading = Reading.Check("""{ "id": 5, "start": "nowhere", "blocks": [ { "kind": "action", "id": "a", "stpes": [], "steps": [ { "kind": "test.pour", "sugar": "x", """);

        Assert.Equal(["$.id", "$.blocks[0].stpes", "$.blocks[0].steps[0].sugar", "$.blocks[0].steps[0]"], reading.Faults.Select(fault => fault.Path));
    }

    [Fact]
    public void Comments_are_faults_that_hide_no_other_ones()
    {
        BotReading reading = Reading.Check("""
            { // a bot
              "id": "b",
              /* one */ "blocks": [ /* none */ 5 ]
            } // end
            """);

        Assert.Equal(
            ["(1,3) A bot file holds no comments. Remove it.", "(3,3) A bot file holds no comments. Remove it.", "(3,25) A bot file holds no comments. Remove it.", "(3,36) Expected an object, found the number 5.", "(4,3) A bot file holds no comments. Remove it."],
            reading.Faults.Select(fault => $"({fault.Line},{fault.Column}) {fault.Message}"));
    }

    [Theory]
    [InlineData("""{ "id": "b", "blocks": []§, }""")]
    [InlineData("""{ "id": "b", "languages": [ "en"§, ], "blocks": [] }""")]
    public void Trailing_commas_are_faults_that_hide_no_other_ones(string marked) =>
        Assert.Equal("A comma has to be followed by another item. Remove it.", Reading.SingleFault(marked).Message);

    [Fact]
    public void Columns_count_UTF_16_units_and_lines_end_with_a_line_feed()
    {
        DefinitionFault fault = Reading.SingleFault("{ \"id\": \"b\",\r\n \"languages\": [ \"é€😀\", §5 ], \"blocks\": [] }");

        Assert.Equal((2, 25), (fault.Line, fault.Column));
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        byte[] utf8 = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("""{ "id": 5, "blocks": [] }""")];

        DefinitionFault fault = Assert.Single(new BotReader().Check(utf8).Faults);

        Assert.Equal((1, 9), (fault.Line, fault.Column));
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_a_fault_where_they_are()
    {
        byte[] utf8 = Encoding.Latin1.GetBytes("{ \"id\": \"b\",\n \"languages\": [ \"caf\u00e9\" ] }");

        DefinitionFault fault = Assert.Single(new BotReader().Check(utf8).Faults);

        Assert.Equal(("This is not UTF-8 text. Save the file as UTF-8.", 2, 21), (fault.Message, fault.Line, fault.Column));
    }

    [Fact]
    public void The_kind_may_stand_anywhere_and_names_may_be_escaped() =>
        Assert.Equal("x", Assert.IsType<InputBlock>(Reading.Read(
            """{ "blocks": [ { "id": "i", "goTo": { "block": "i" }, "v\u0061riable": "x", "\u006bind": "input" } ], "id": "b" }""").Blocks[0]).Variable.Source);

    [Fact]
    public void Lone_surrogates_in_texts_are_kept() =>
        Assert.Equal("\ud83d", Reading.Step<PourStep>("""{ "kind": "test.pour", "drink": "tea", "cup": "\ud83d" }""").Cup);

    [Fact]
    public async Task A_file_is_read_like_its_text()
    {
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, Bot);

            BotDefinition bot = await new BotReader().ReadFileAsync(path, CancellationToken.None);

            Assert.Equal("b", bot.Id);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_missing_file_is_no_fault_of_a_bot() =>
        await Assert.ThrowsAsync<FileNotFoundException>(() =>
            new BotReader().CheckFileAsync(Path.Combine(Path.GetTempPath(), "no such bot.json"), CancellationToken.None));
}
