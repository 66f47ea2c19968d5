using ActionSteps.Blocks;
using ActionSteps.Expressions;
using ActionSteps.Sessions;
using ActionSteps.Tests.Blocks.Samples;

namespace ActionSteps.Tests.Blocks;

/// <summary>What a bot can run with, but its builder should know (design.md section 9).</summary>
public sealed class BotWarningTests
{
    [Theory]
    [InlineData("Hi {a + §} there", "$.blocks[0].steps[0].drink")]
    [InlineData("é\\n\\u00e9😀 {a +§}", "$.blocks[0].steps[0].drink")]
    public void A_placeholder_that_is_no_expression_is_a_warning_where_it_stands(string text, string path) =>
        Assert.Equal(path, Reading.SingleWarning(Reading.WithSteps($$"""{ "kind": "test.pour", "drink": "{{text}}" }""")).Path);

    [Theory]
    [InlineData("Dear {name}, {§UPCAS(name)}", "UPCASE")]
    [InlineData("{1 + §LENGHT(\\\"abc\\\")}", "LENGTH")]
    [InlineData("{§IFF(a, b, c)}", "IF")]
    [InlineData("{§ZZZZZZZZ(a)}", null)]
    public void A_function_that_nobody_has_is_a_warning_with_the_nearest_one(string text, string? suggestion)
    {
        DefinitionFault warning = Reading.SingleWarning(Reading.WithSteps($$"""{ "kind": "test.pour", "drink": "{{text}}" }"""));

        Assert.Equal(suggestion, warning.Suggestion);
    }

    [Fact]
    public void Functions_of_the_host_are_known()
    {
        FunctionRegistry functions = new FunctionRegistry().Add("BREW", (_, _) => Value.True);
        BotReader reader = new(Reading.Options with { Functions = functions });

        Assert.Empty(reader.Check(Reading.WithSteps("""{ "kind": "test.pour", "drink": "{BREW(1)}", "when": "brew(2)" }""")).Warnings);
        Assert.Equal(
            "BREW",
            Assert.Single(reader.Check(Reading.WithSteps("""{ "kind": "test.pour", "drink": "{BREEW(1)}" }""")).Warnings).Suggestion);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("a } b")]
    [InlineData("\\\\{a\\\\}")]
    public void Braces_without_content_are_meant_as_they_are(string text) =>
        Assert.Empty(Reading.Check(Reading.WithSteps($$"""{ "kind": "test.pour", "drink": "{{text}}" }""")).Warnings);

    [Theory]
    [InlineData("first name", "\"first name\" is not the path of a variable.")]
    [InlineData("a..b", "\"a..b\" is not the path of a variable.")]
    [InlineData("", "The variable is blank.")]
    [InlineData("a.__proto__.x", "\"a.__proto__.x\" holds a reserved name")]
    [InlineData("internal.channel", "\"internal.channel\" cannot be written")]
    [InlineData("{internal.channel}", "\"internal.channel\" cannot be written")]
    public void A_variable_that_cannot_be_written_is_a_warning(string path, string message) =>
        Assert.StartsWith(
            message,
            Reading.SingleWarning(Reading.WithSteps($$"""{ "kind": "test.steep", "result": §"{{path}}" }""")).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "kind": "setVariables", "assignments": [ { "variable": §"internal.user", "value": "x" } ] }""", "$.blocks[0].steps[0].assignments[0].variable")]
    [InlineData("""{ "kind": "clearSession", "variables": [ "a", §"internal.user" ] }""", "$.blocks[0].steps[0].variables[1]")]
    [InlineData("""{ "kind": "getTime", "targetVariable": §"internal.time" }""", "$.blocks[0].steps[0].targetVariable")]
    [InlineData("""{ "kind": "knowledgeBase", "destinationVariable": §"internal.kb" }""", "$.blocks[0].steps[0].destinationVariable")]
    public void The_built_in_steps_do_not_write_internal_variables(string step, string path) =>
        Assert.Equal(path, Reading.SingleWarning(Reading.WithSteps(step)).Path);

    [Theory]
    [InlineData("internal.previousDialogstate")]
    [InlineData("Bot dialog interrupted by event")]
    [InlineData("reuseFlow")]
    public void Go_to_variable_block_may_read_any_variable(string variable) =>
        Assert.Empty(Reading.Check(Reading.WithSteps($$"""{ "kind": "goToVariableBlock", "variable": "{{variable}}" }""")).Warnings);

    [Fact]
    public void The_left_side_of_a_condition_without_braces_has_its_faults_where_they_stand() =>
        Assert.Equal(
            "$.blocks[0].branches[0].when[0].variable",
            Reading.SingleWarning(WithStatement("""{ "variable": "1 + §LENGHT(x)", "operator": "exists" }""")).Path);

    [Theory]
    [InlineData("^[0-9]§{3}$", "\\{3\\}")]
    [InlineData("a§{2,5}", "\\{2,5\\}")]
    [InlineData("\\\\{3\\\\} or é§{4,}", "\\{4,\\}")]
    public void A_count_in_a_regular_expression_is_a_warning_that_says_how_to_write_it(string pattern, string suggestion)
    {
        string marked = WithStatement($$"""{ "variable": "x", "operator": "matches regex", "value": "{{pattern}}" }""");
        BotReading reading = Reading.Check(marked.Replace("§", string.Empty, StringComparison.Ordinal));

        DefinitionFault warning = Assert.Single(reading.Warnings, warning => warning.Suggestion is not null);
        Assert.Equal((suggestion, marked.IndexOf('§', StringComparison.Ordinal) + 1), (warning.Suggestion, warning.Column));
    }

    [Fact]
    public void A_placeholder_beside_a_regular_expression_is_no_count() =>
        Assert.Empty(Reading.Check(WithStatement("""{ "variable": "x", "operator": "equals", "value": "{3}" }""")).Warnings);

    [Fact]
    public void An_assignment_of_a_block_that_is_not_there_is_a_warning()
    {
        DefinitionFault warning = Reading.SingleWarning(Reading.WithSteps(
            """{ "kind": "setVariables", "assignments": [ { "type": "block", "variable": "flow", "value": §"onne" }, { "variable": "flow", "value": "onne" } ] }"""));

        Assert.Equal(("$.blocks[0].steps[0].assignments[0].value", "one"), (warning.Path, warning.Suggestion));
    }

    [Theory]
    [InlineData("""{ "kind": "tableOperation", "operation": "insert", "table": §"tickts" }""", "table", "tickets")]
    [InlineData("""{ "kind": "tableOperation", "operation": "insert", "table": "tickets", "values": [ { "column": §"e-mail", "value": "x" } ] }""", "values[0].column", "email")]
    [InlineData("""{ "kind": "tableOperation", "operation": "insert", "table": "tickets", "values": [ { "value": "x", "column": §"createdAt" } ] }""", "values[0].column", null)]
    [InlineData(
        """{ "kind": "tableOperation", "operation": "retrieve", "targetVariable": "x", "table": "t-1", "conditions": [ { "column": "id", "operator": "exists" }, { "column": §"seat", "operator": "exists" } ] }""",
        "conditions[1].column", "seats")]
    [InlineData(
        """{ "kind": "tableOperation", "operation": "retrieve", "targetVariable": "x", "table": "tickets", "sort": { "column": §"zzz" } }""",
        "sort.column", null)]
    [InlineData("""{ "kind": "tableOperation", "operation": §"delete", "table": "tickets" }""", "operation", null)]
    [InlineData("""{ "kind": "tableOperation", "operation": §"retrieve", "table": "tickets" }""", "operation", null)]
    public void A_table_operation_that_will_fail_is_a_warning(string step, string member, string? suggestion)
    {
        const string Tables = """[ { "name": "tickets", "id": "t-1", "columns": [ { "name": "email", "type": "text" }, { "name": "seats", "type": "number" } ] } ]""";

        DefinitionFault warning = Reading.SingleWarning(
            $$"""{ "id": "b", "blocks": [ { "kind": "action", "id": "a", "steps": [ {{step}} ] } ], "tables": {{Tables}} }""");

        Assert.Equal(($"$.blocks[0].steps[0].{member}", suggestion), (warning.Path, warning.Suggestion));
    }

    [Fact]
    public void Tables_that_could_not_be_read_make_no_false_alarms()
    {
        BotReading reading = Reading.Check(
            """{ "id": "b", "tables": 5, "blocks": [ { "kind": "action", "id": "a", "steps": [ { "kind": "tableOperation", "operation": "insert", "table": "tickets" } ] } ] }""");

        Assert.Equal("$.tables", Assert.Single(reading.Faults).Path);
        Assert.Empty(reading.Warnings);
    }

    [Theory]
    [InlineData("desk.example")]
    [InlineData("ftp://desk.example/")]
    [InlineData("//desk.example/")]
    public void An_offload_provider_with_an_address_that_cannot_be_called_is_a_warning(string url) => Assert.Equal(
        "$.offloading.providers[0].url",
        Reading.SingleWarning($$"""{ "id": "b", "blocks": [], "offloading": { "providers": [ { "name": "desk", "url": §"{{url}}" } ] } }""").Path);

    [Fact]
    public void An_offload_provider_that_the_bot_does_not_configure_is_a_warning()
    {
        DefinitionFault warning = Reading.SingleWarning(
            """{ "id": "b", "blocks": [ { "kind": "action", "id": "a", "steps": [ { "kind": "offload", "provider": §"dask" } ] } ], "offloading": { "providers": [ { "name": "desk" } ] } }""");

        Assert.Equal(("$.blocks[0].steps[0].provider", "desk"), (warning.Path, warning.Suggestion));
    }

    [Theory]
    [InlineData("""{ "type": §"txet", "config": {} }""", "type", "text")]
    [InlineData("""{ "type": "text", "config": { "textMessages": [ { "text": "Hi" }, { "text": "Hi {a +§}" } ] } }""", "config.textMessages[1].text", null)]
    [InlineData(
        """{ "type": "buttons", "config": { "textMessages": [ { "text": "Hi" } ], "buttons": [ { "type": "postback", "title": "Go", "payload": { "nextDialogstateId": §"mm" } } ] } }""",
        "config.buttons[0].payload.nextDialogstateId", "m")]
    public void A_message_that_will_not_be_as_expected_is_a_warning(string message, string path, string? suggestion)
    {
        DefinitionFault warning = Reading.SingleWarning(
            $$"""{ "id": "b", "blocks": [ { "kind": "message", "id": "m", "messages": [ {{message}} ] } ] }""");

        Assert.Equal(($"$.blocks[0].messages[0].{path}", suggestion), (warning.Path, warning.Suggestion));
    }

    [Theory]
    [InlineData("""{ "id": "b", "version": §"Live", "blocks": [] }""", "$.version", "LIVE")]
    [InlineData("""{ "id": "b", "variables": [ { "name": "a" }, { "name": §"a" } ], "blocks": [] }""", "$.variables[1].name", null)]
    [InlineData("""{ "id": "b", "variables": [ { "name": §"a.b" } ], "blocks": [] }""", "$.variables[0].name", null)]
    [InlineData("""{ "id": "b", "variables": [ { "name": §"internal" } ], "blocks": [] }""", "$.variables[0].name", null)]
    public void What_a_bot_says_about_itself_and_cannot_mean_is_a_warning(string marked, string path, string? suggestion)
    {
        DefinitionFault warning = Reading.SingleWarning(marked);

        Assert.Equal((path, suggestion), (warning.Path, warning.Suggestion));
    }

    [Fact]
    public void Warnings_are_told_beside_faults()
    {
        BotReading reading = Reading.Check("""{ "id": "b", "version": "x", "start": "nowhere", "blocks": [ { "kind": "input", "id": "i", "variable": "internal.x" } ] }""");

        Assert.Equal(["$.start"], reading.Faults.Select(fault => fault.Path));
        Assert.Equal(["$.version", "$.blocks[0].variable"], reading.Warnings.Select(warning => warning.Path));
        Assert.All(reading.Warnings, warning => Assert.Equal(FaultSeverity.Warning, warning.Severity));
    }

    private static string WithStatement(string statement) =>
        $$"""{ "id": "b", "blocks": [ { "kind": "condition", "id": "c", "branches": [ { "when": [ {{statement}} ], "goTo": { "block": "c" } } ] } ] }""";
}
