using ActionSteps.Blocks;
using ActionSteps.Tests.Blocks.Samples;

namespace ActionSteps.Tests.Blocks;

public sealed class BotReaderFaultTests
{
    [Theory]
    [InlineData("""{ "id": "b", "blocks": [], §"blokcs": [] }""", "$.blokcs", "blocks")]
    [InlineData("""{ "id": "b", "blocks": [ { "kind": "input", "id": "i", §"varaible": "x", "variable": "y" } ] }""", "$.blocks[0].varaible", "variable")]
    [InlineData(
        """{ "id": "b", "blocks": [ { "kind": "action", "id": "a", "steps": [ { "kind": "test.pour", "drink": "tea", §"Sugars": 1 } ] } ] }""",
        "$.blocks[0].steps[0].Sugars", "sugar")]
    [InlineData(
        """{ "id": "b", "blocks": [ { "kind": "action", "id": "a", "steps": [ { "kind": "test.pour", "drink": "tea", "best": { "name": "a", §"colour": "red" } } ] } ] }""",
        "$.blocks[0].steps[0].best.colour", "color")]
    [InlineData(
        """{ "id": "b", "blocks": [ { "kind": "input", "id": "i", "variable": "y", "goTo": { "block": "i", §"assignment": [] } } ] }""",
        "$.blocks[0].goTo.assignment", "assignments")]
    public void Unknown_members_are_faults_with_the_nearest_name(string marked, string path, string suggestion)
    {
        DefinitionFault fault = Reading.SingleFault(marked);

        Assert.Equal(path, fault.Path);
        Assert.StartsWith("Unknown member ", fault.Message, StringComparison.Ordinal);
        Assert.Equal(suggestion, fault.Suggestion);
    }

    [Fact]
    public void An_unknown_member_that_is_near_to_nothing_lists_what_there_is()
    {
        DefinitionFault fault = Reading.SingleFault(
            """{ "id": "b", "blocks": [ { "kind": "input", "id": "i", "variable": "y", §"zzzzzz": 1 } ] }""");

        Assert.Null(fault.Suggestion);
        Assert.Contains("\"variable\"", fault.Message, StringComparison.Ordinal);
        Assert.Contains("\"goTo\"", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "id": "b", "blocks": [ { "kind": §"actoin", "id": "a", "steps": [] } ] }""", "$.blocks[0].kind", "Unknown block kind \"actoin\".", "action")]
    [InlineData("""{ "id": "b", "blocks": [ { "id": "a", "steps": [], "kind": §"zzz" } ] }""", "$.blocks[0].kind", "Unknown block kind \"zzz\".", null)]
    [InlineData(
        """{ "id": "b", "blocks": [ { "kind": "action", "id": "a", "steps": [ { "kind": §"test.puor", "drink": "tea" } ] } ] }""",
        "$.blocks[0].steps[0].kind", "Unknown step kind \"test.puor\".", "test.pour")]
    public void Unknown_kinds_are_faults_with_the_nearest_kind(string marked, string path, string message, string? suggestion)
    {
        DefinitionFault fault = Reading.SingleFault(marked);

        Assert.Equal((path, message, suggestion), (fault.Path, fault.Message, fault.Suggestion));
    }

    [Theory]
    [InlineData("""§{ "blocks": [] }""", "$", "id")]
    [InlineData("""§{ "id": "b" }""", "$", "blocks")]
    [InlineData("""{ "id": "b", "blocks": [ §{ "id": "a", "steps": [] } ] }""", "$.blocks[0]", "kind")]
    [InlineData("""{ "id": "b", "blocks": [ §{ "kind": "action", "steps": [] } ] }""", "$.blocks[0]", "id")]
    [InlineData("""{ "id": "b", "blocks": [ §{ "kind": "action", "id": "a" } ] }""", "$.blocks[0]", "steps")]
    [InlineData("""{ "id": "b", "blocks": [ { "kind": "action", "id": "a", "steps": [ §{ "kind": "test.pour" } ] } ] }""", "$.blocks[0].steps[0]", "drink")]
    [InlineData("""{ "id": "b", "blocks": [ { "kind": "action", "id": "a", "steps": [ §{ "drink": "tea" } ] } ] }""", "$.blocks[0].steps[0]", "kind")]
    [InlineData("""{ "id": "b", "blocks": [ { "kind": "input", "id": "i", "variable": "x", "goTo": §{} } ] }""", "$.blocks[0].goTo", "block")]
    public void Missing_members_are_faults_of_their_object(string marked, string path, string member)
    {
        DefinitionFault fault = Reading.SingleFault(marked);

        Assert.Equal(path, fault.Path);
        Assert.StartsWith($"Member \"{member}\" is missing.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""§[]""", "$", "Expected an object, found a list.")]
    [InlineData("""§"bot" """, "$", "Expected an object, found the text \"bot\".")]
    [InlineData("""{ "id": §5, "blocks": [] }""", "$.id", "Expected text that is not blank, found the number 5.")]
    [InlineData("""{ "id": §" ", "blocks": [] }""", "$.id", "Expected text that is not blank.")]
    [InlineData("""{ "id": §null, "blocks": [] }""", "$.id", "Expected text that is not blank, found null.")]
    [InlineData("""{ "id": "b", "blocks": §{} }""", "$.blocks", "Expected a list, found an object.")]
    [InlineData("""{ "id": "b", "blocks": [ §true ] }""", "$.blocks[0]", "Expected an object, found true.")]
    [InlineData("""{ "id": "b", "blocks": [ { "kind": §7, "id": "a" } ] }""", "$.blocks[0].kind", "Expected text, found the number 7.")]
    [InlineData("""{ "id": "b", "blocks": [ { "kind": "action", "id": §"", "steps": [] } ] }""", "$.blocks[0].id", "A block needs an id that is not empty.")]
    [InlineData("""{ "id": "b", "start": §[1, 2], "blocks": [] }""", "$.start", "Expected the id of a block, found a list.")]
    [InlineData("""{ "id": "b", "languages": §"en", "blocks": [] }""", "$.languages", "Expected a list, found the text \"en\".")]
    [InlineData("""{ "id": "b", "languages": [ "en", §5 ], "blocks": [] }""", "$.languages[1]", "Expected text, found the number 5.")]
    [InlineData(
        """{ "id": "b", "blocks": [ { "kind": "input", "id": "i", "variable": "x", "goTo": §"i" } ] }""",
        "$.blocks[0].goTo", "Expected an object, found the text \"i\".")]
    public void Wrong_types_in_a_bot_are_faults(string marked, string path, string message)
    {
        DefinitionFault fault = Reading.SingleFault(marked);

        Assert.Equal((path, message), (fault.Path, fault.Message));
    }

    [Theory]
    [InlineData("drink", "[]", "Expected text, a number, true or false, found a list.")]
    [InlineData("drink", "null", "Expected text, a number, true or false, found null.")]
    [InlineData("when", "5", "Expected an expression, found the number 5.")]
    [InlineData("target", "true", "Expected the path of a variable, found true.")]
    [InlineData("cup", "5", "Expected text, found the number 5.")]
    [InlineData("cup", "null", "Expected text, found null.")]
    [InlineData("stirred", "\"yes\"", "Expected true or false, found the text \"yes\".")]
    [InlineData("stirred", "null", "Expected true or false, found null.")]
    [InlineData("sugar", "1.5", "Expected a whole number from -2147483648 to 2147483647, found the number 1.5.")]
    [InlineData("sugar", "2147483648", "Expected a whole number from -2147483648 to 2147483647, found the number 2147483648.")]
    [InlineData("sugar", "\"1\"", "Expected a whole number from -2147483648 to 2147483647, found the text \"1\".")]
    [InlineData("milk", "{}", "Expected a whole number from -2147483648 to 2147483647, found an object.")]
    [InlineData("heat", "1e400", "Expected a number, found the number 1e400.")]
    [InlineData("price", "1e40", "Expected a number of at most 28 digits, found the number 1e40.")]
    [InlineData("brewing", "\"soon\"", "Expected a duration such as \"00:01:30\", found the text \"soon\".")]
    [InlineData("size", "1", "Expected \"small\", \"extraLarge\" or \"to go\", found the number 1.")]
    [InlineData("size", "\"large\"", "\"large\" is none of \"small\", \"extraLarge\" or \"to go\".")]
    [InlineData("then", "5", "Expected the id of a block, found the number 5.")]
    [InlineData("best", "[]", "Expected an object, found a list.")]
    [InlineData("lines", "\"a\"", "Expected a list, found the text \"a\".")]
    [InlineData("toppings", "{}", "Expected a list, found an object.")]
    public void Wrong_types_in_a_step_are_faults(string member, string value, string message)
    {
        string drink = member == "drink" ? string.Empty : "\"drink\": \"tea\", ";
        DefinitionFault fault = Reading.SingleFault(
            Reading.WithSteps($$"""{ "kind": "test.pour", {{drink}}"{{member}}": §{{value}} }"""));

        Assert.Equal(($"$.blocks[0].steps[0].{member}", message), (fault.Path, fault.Message));
    }

    [Theory]
    [InlineData("smal", "small")]
    [InlineData("extra large", "extraLarge")]
    [InlineData("togo", "to go")]
    public void A_misspelt_enum_name_is_a_fault_with_the_nearest_one(string text, string suggestion) =>
        Assert.Equal(
            suggestion,
            Reading.SingleFault(Reading.WithSteps($$"""{ "kind": "test.pour", "drink": "tea", "size": §"{{text}}" }""")).Suggestion);

    [Theory]
    [InlineData("""{ "id": "a", §"id": "b", "blocks": [] }""", "$.id")]
    [InlineData("""{ "id": "b", "blocks": [ { "kind": "action", "id": "a", §"kind": "input", "steps": [] } ] }""", "$.blocks[0].kind")]
    [InlineData("""{ "id": "b", "blocks": [ { "kind": "action", "id": "a", "steps": [], §"steps": [] } ] }""", "$.blocks[0].steps")]
    [InlineData(
        """{ "id": "b", "blocks": [ { "kind": "message", "id": "m", "messages": [ { "type": "text", "config": { "a": { "b": 1, §"b": 2 } } } ] } ] }""",
        "$.blocks[0].messages[0].config.a.b")]
    [InlineData(
        """{ "id": "b", "blocks": [ { "kind": "input", "id": "i", "variable": "x", "outputContexts": { "c": 1, §"c": 2 } } ] }""",
        "$.blocks[0].outputContexts.c")]
    public void Members_that_are_there_twice_are_faults_of_the_second(string marked, string path)
    {
        DefinitionFault fault = Reading.SingleFault(marked);

        Assert.Equal(path, fault.Path);
        Assert.Contains("is there twice", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_blocks_with_one_id_are_a_fault_of_the_second()
    {
        DefinitionFault fault = Reading.SingleFault(
            """{ "id": "b", "blocks": [ { "kind": "action", "id": "a", "steps": [] }, { "kind": "action", "id": §"a", "steps": [] } ] }""");

        Assert.Equal("$.blocks[1].id", fault.Path);
        Assert.Equal("Block id \"a\" is taken by $.blocks[0].id. Ids are unique in a bot.", fault.Message);
    }

    [Theory]
    [InlineData("""{ "id": "b", "start": §"welcom", "blocks": [BLOCK] }""", "$.start")]
    [InlineData("""{ "id": "b", "errorBlock": §"welcom", "blocks": [BLOCK] }""", "$.errorBlock")]
    [InlineData("""{ "id": "b", "blocks": [BLOCK, { "kind": "action", "id": "a", "steps": [], "goTo": { "block": §"welcom" } } ] }""", "$.blocks[1].goTo.block")]
    [InlineData("""{ "id": "b", "blocks": [ { "kind": "message", "id": "m", "messages": [], "goTo": { "block": §"welcom" } }, BLOCK ] }""", "$.blocks[0].goTo.block")]
    [InlineData(
        """{ "id": "b", "blocks": [BLOCK, { "kind": "condition", "id": "c", "branches": [], "else": { "block": §"welcom" } } ] }""",
        "$.blocks[1].else.block")]
    [InlineData(
        """{ "id": "b", "blocks": [BLOCK, { "kind": "condition", "id": "c", "branches": [ { "when": [ { "variable": "x", "operator": "exists" } ], "goTo": { "block": §"welcom" } } ] } ] }""",
        "$.blocks[1].branches[0].goTo.block")]
    [InlineData(
        """{ "id": "b", "blocks": [BLOCK, { "kind": "action", "id": "a", "steps": [ { "kind": "test.pour", "drink": "tea", "then": §"welcom" } ] } ] }""",
        "$.blocks[1].steps[0].then")]
    [InlineData(
        """{ "id": "b", "blocks": [BLOCK, { "kind": "action", "id": "a", "steps": [ { "kind": "test.pour", "drink": "tea", "next": [ "a", §"welcom" ] } ] } ] }""",
        "$.blocks[1].steps[0].next[1]")]
    public void A_block_that_is_not_there_is_a_fault_wherever_it_is_named(string marked, string path)
    {
        DefinitionFault fault = Reading.SingleFault(
            marked.Replace("BLOCK", """{ "kind": "input", "id": "welcome", "variable": "x" }""", StringComparison.Ordinal));

        Assert.Equal((path, "There is no block \"welcom\".", "welcome"), (fault.Path, fault.Message, fault.Suggestion));
    }

    [Theory]
    [InlineData("The greeting")]
    [InlineData("Say hello")]
    [InlineData("Say helo")]
    public void A_block_named_by_its_label_or_name_is_a_fault_that_suggests_its_id(string written) =>
        Assert.Equal("block-17", Reading.SingleFault(
            $$"""{ "id": "b", "start": §"{{written}}", "blocks": [ { "kind": "input", "id": "block-17", "name": "The greeting", "label": "Say hello", "variable": "x" } ] }""").Suggestion);

    [Fact]
    public void An_expression_that_cannot_be_parsed_is_a_fault_within_its_text()
    {
        DefinitionFault fault = Assert.Single(Reading.Check(Reading.WithSteps(
            """{ "kind": "test.pour", "drink": "tea", "when": "1 + * 2" }""")).Faults);

        Assert.Equal("$.blocks[0].steps[0].when", fault.Path);
    }

    [Fact]
    public void What_a_property_refuses_is_a_fault_of_its_member()
    {
        DefinitionFault fault = Reading.SingleFault(Reading.WithSteps("""{ "kind": "test.steep", "result": "x", "minutes": §61 }"""));

        Assert.Equal("$.blocks[0].steps[0].minutes", fault.Path);
        Assert.Contains("Tea steeps 0 to 60 minutes.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_without_statements_is_a_fault() =>
        Assert.Equal(
            "$.blocks[0].branches[0].when",
            Reading.SingleFault("""{ "id": "b", "blocks": [ { "kind": "condition", "id": "c", "branches": [ { "when": §[], "goTo": { "block": "c" } } ] } ] }""").Path);

    [Fact]
    public void Twenty_faults_in_one_file_are_all_reported_in_order_and_in_one_exception()
    {
        const string Json = """
            {
              "id": 1,
              "versoin": "LIVE",
              "start": "nowhere",
              "errorBlock": "erorr",
              "languages": [ "en", 5 ],
              "blocks": [
                { "kind": "action", "id": "one", "steps": [
                  { "kind": "test.puor" },
                  { "kind": "test.pour" },
                  { "kind": "test.pour", "drink": "tea", "sugar": "two" },
                  { "kind": "test.pour", "drink": "tea", "drink": "coffee" },
                  { "kind": "test.steep", "result": "x", "minutes": 100 },
                  { "drink": "tea" },
                  "tea"
                ], "goTo": { "block": "tow" } },
                { "kind": "action", "id": "one", "steps": [] },
                { "kind": "messages", "id": "two" },
                { "kind": "message", "id": "error", "messages": [ 5 ] },
                { "kind": "condition", "id": "three", "branches": [
                  { "when": [ { "variable": "x", "operator": "eqals", "value": "1" } ], "goTo": { "block": "one" } },
                  { "when": [], "goTo": { "blok": "one" } }
                ], "else": { "block": "fore" } },
                { "kind": "input", "id": "four" }
              ]
            }
            """;

        DefinitionException exception = Assert.Throws<DefinitionException>(() => Reading.Read(Json));

        Assert.Equal(
            [
                "$.id (2,9)",
                "$.versoin (3,3)",
                "$.start (4,12)",
                "$.errorBlock (5,17)",
                "$.languages[1] (6,24)",
                "$.blocks[0].steps[0].kind (9,17)",
                "$.blocks[0].steps[1] (10,7)",
                "$.blocks[0].steps[2].sugar (11,55)",
                "$.blocks[0].steps[3].drink (12,46)",
                "$.blocks[0].steps[4].minutes (13,57)",
                "$.blocks[0].steps[5] (14,7)",
                "$.blocks[0].steps[6] (15,7)",
                "$.blocks[0].goTo.block (16,27)",
                "$.blocks[1].id (17,31)",
                "$.blocks[2].kind (18,15)",
                "$.blocks[3].messages[0] (19,55)",
                "$.blocks[4].branches[0].when[0].operator (21,50)",
                "$.blocks[4].branches[1].when (22,17)",
                "$.blocks[4].branches[1].goTo (22,29)",
                "$.blocks[4].branches[1].goTo.blok (22,31)",
                "$.blocks[4].else.block (23,27)",
                "$.blocks[5] (24,5)",
            ],
            exception.Faults.Select(fault => $"{fault.Path} ({fault.Line},{fault.Column})"));
        Assert.Equal(22, exception.Count);
        Assert.StartsWith("The bot has 22 faults:\n$.id (2,9): Expected", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("\n… and 12 more.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_prints_as_one_line_with_its_place_and_the_question_what_was_meant()
    {
        DefinitionFault fault = new("$.blocks[0].steps[1].kind", "Unknown step kind \"dely\".") { Line = 14, Column = 11, Suggestion = "delay" };

        Assert.Equal("$.blocks[0].steps[1].kind (14,11): Unknown step kind \"dely\". Did you mean \"delay\"?", fault.ToString());
        Assert.Equal("$.start: There is no block \"x\".", new DefinitionFault("$.start", "There is no block \"x\".").ToString());
    }
}
