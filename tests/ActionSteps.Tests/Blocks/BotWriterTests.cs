using System.Text.Json.Nodes;
using ActionSteps.Blocks;
using ActionSteps.Flow;
using ActionSteps.Messages;
using ActionSteps.Tests.Blocks.Samples;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Blocks;

public sealed class BotWriterTests
{
    [Fact]
    public void A_bot_is_written_with_everything_that_was_read()
    {
        string written = new BotReader().Read(BotReaderTests.Everything).ToJson();

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(BotReaderTests.Everything.Replace("{LENGTH(name)}", "LENGTH(name)", StringComparison.Ordinal)), JsonNode.Parse(written)),
            written);
    }

    [Fact]
    public void Reading_what_was_written_gives_equal_text()
    {
        string written = new BotReader().Read(BotReaderTests.Everything).ToJson();

        Assert.Equal(written, new BotReader().Read(written).ToJson());
    }

    [Fact]
    public void Members_that_are_as_by_default_are_left_out_and_letters_stay_readable() =>
        Assert.Equal(
            """
            {
              "id": "café <b>",
              "blocks": [
                {
                  "kind": "action",
                  "id": "one",
                  "steps": [
                    {
                      "kind": "delay",
                      "duration": "2"
                    },
                    {
                      "kind": "setVariables",
                      "assignments": []
                    }
                  ],
                  "goTo": {
                    "block": "one"
                  }
                }
              ]
            }
            """,
            new BotDefinition(
                "café <b>",
                [
                    new ActionBlock("one", [new DelayStep { Duration = "2", Unit = DelayUnit.Seconds }, new SetVariablesStep { Assignments = [] }]) { GoTo = "one" },
                ]).ToJson());

    [Fact]
    public void Steps_of_hosts_are_written_with_the_registry_that_knows_them()
    {
        const string Step = """
            { "kind": "test.pour", "drink": "{tea}", "when": "a + 1", "target": "cup.content", "cup": "glass", "saucer": "blue", "stirred": false,
              "sugar": 0, "milk": 2, "serial": 9007199254740993, "heat": 10, "price": 2.5, "brewing": "00:04:30",
              "size": "extraLarge", "second": "to go", "extra": { "a": [ 1, null ] }, "then": "one",
              "best": { "name": "mint", "note": "{n}" },
              "lines": [ "a", "{b}" ], "codes": [ 1, 2 ], "sizes": [ "small", "to go" ], "next": [ "one" ],
              "toppings": [ { "name": "lemon" }, { "name": "honey", "spoons": 3, "note": "{x}", "color": "gold", "price": 0 } ] }
            """;

        string written = Reading.Read(Reading.WithSteps(Step)).ToJson(Reading.Options.Steps);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Reading.WithSteps(Step)), JsonNode.Parse(written)), written);
    }

    [Fact]
    public void A_step_that_nobody_registered_cannot_be_written()
    {
        BotDefinition bot = Reading.Read(Reading.WithSteps("""{ "kind": "test.steep", "result": "x" }"""));

        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => bot.ToJson());

        Assert.Contains("SteepStep", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lone_surrogates_survive_writing_and_reading()
    {
        BotDefinition bot = Reading.Read(Reading.WithSteps("""{ "kind": "test.pour", "drink": "\ud83d!", "cup": "\udc00" }"""));

        BotDefinition again = Reading.Read(bot.ToJson(Reading.Options.Steps));

        PourStep step = Assert.IsType<PourStep>(Assert.Single(Assert.IsType<ActionBlock>(again.Blocks[0]).Steps));
        Assert.Equal(("\ud83d!", "\udc00"), (step.Drink.Source, step.Cup));
    }

    [Fact]
    public void Messages_are_written_as_they_were_read()
    {
        const string Bot = """{"id":"b","blocks":[{"kind":"message","id":"m","messages":[{"type":"text","config":{"textMessages":"Hi","other":[1,{}]},"note":null}]}]}""";

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Bot), JsonNode.Parse(new BotReader().Read(Bot).ToJson())));
    }
}
