using System.Text.Json.Nodes;
using ActionSteps.Blocks;
using ActionSteps.Tests.Blocks.Samples;

namespace ActionSteps.Tests.Blocks;

public sealed class BotSchemaTests
{
    private static readonly string Schema = BotSchema.Create();
    private static readonly string HostSchema = BotSchema.Create(Reading.Options.Steps);

    [Fact]
    public void A_bot_that_uses_every_member_is_valid() => Assert.Empty(SchemaCheck.Faults(Schema, BotReaderTests.Everything));

    [Theory]
    [MemberData(nameof(KnownPayloadTests.Kinds), MemberType = typeof(KnownPayloadTests))]
    public void Every_known_payload_is_valid(string kind) =>
        Assert.Empty(SchemaCheck.Faults(Schema, Reading.WithSteps(KnownPayloadTests.PayloadOf(kind))));

    [Fact]
    public void What_is_written_is_valid() =>
        Assert.Empty(SchemaCheck.Faults(Schema, new BotReader().Read(BotReaderTests.Everything).ToJson()));

    [Theory]
    [InlineData("""{ "blocks": [] }""", "$: has no id")]
    [InlineData("""{ "id": "b", "blocks": [], "blokcs": [] }""", "$.blokcs: nothing is allowed here")]
    [InlineData("""{ "id": "b", "blocks": [ { "id": "a" } ] }""", "$.blocks[0]: has no kind")]
    [InlineData("""{ "id": "b", "blocks": [ { "kind": "input", "id": "a" } ] }""", "$.blocks[0]: has no variable")]
    [InlineData("""{ "id": "b", "blocks": [ { "kind": "input", "id": "a", "variable": 5 } ] }""", "$.blocks[0].variable: is no string")]
    [InlineData("""{ "id": "b", "blocks": [ { "kind": "input", "id": "a", "variable": "x", "steps": [] } ] }""", "$.blocks[0].steps: nothing is allowed here")]
    [InlineData("""{ "id": "b", "blocks": [ { "kind": "input", "id": "a", "variable": "x", "goTo": {} } ] }""", "$.blocks[0].goTo: has no block")]
    [InlineData("""{ "id": "b", "blocks": [ { "kind": "input", "id": "a", "variable": "x", "outputContexts": { "c": 0 } } ] }""", "$.blocks[0].outputContexts.c: is too small")]
    [InlineData("""{ "id": "b", "blocks": [ { "kind": "action", "id": "a", "steps": [ { "kind": "delay" } ] } ] }""", "$.blocks[0].steps[0]: has no duration")]
    [InlineData(
        """{ "id": "b", "blocks": [ { "kind": "action", "id": "a", "steps": [ { "kind": "delay", "duration": 2, "unit": "weeks" } ] } ] }""",
        "$.blocks[0].steps[0].unit: weeks is none of [\"milliseconds\",\"seconds\",\"minutes\",\"hours\"]")]
    [InlineData(
        """{ "id": "b", "blocks": [ { "kind": "action", "id": "a", "steps": [ { "kind": "setVariables", "assignments": [ { "variable": "x" } ] } ] } ] }""",
        "$.blocks[0].steps[0].assignments[0]: has no value")]
    public void What_the_reader_refuses_is_not_valid(string json, string fault)
    {
        Assert.NotEmpty(new BotReader().Check(json).Faults);
        Assert.Equal([fault], SchemaCheck.Faults(Schema, json));
    }

    [Fact]
    public void An_unknown_kind_is_not_valid_and_the_known_ones_are_listed()
    {
        string fault = Assert.Single(SchemaCheck.Faults(Schema, Reading.WithSteps("""{ "kind": "dealy" }""")));

        Assert.StartsWith("$.blocks[0].steps[0].kind: dealy is none of [", fault, StringComparison.Ordinal);
        Assert.Contains("\"delay\"", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Kinds_of_hosts_are_in_the_schema_of_their_registry()
    {
        string valid = Reading.WithSteps("""
            { "kind": "test.pour", "drink": "tea", "size": "to go", "brewing": "00:03:00", "extra": [ null ], "sugar": 2, "heat": 90.5,
              "toppings": [ { "name": "mint", "price": 1 } ] }
            """);

        Assert.Empty(SchemaCheck.Faults(HostSchema, valid));
        Assert.NotEmpty(SchemaCheck.Faults(Schema, valid));
        Assert.Equal(
            ["$.blocks[0].steps[0].sugar: is no integer", "$.blocks[0].steps[0].brewing: does not match"],
            SchemaCheck.Faults(HostSchema, Reading.WithSteps("""{ "kind": "test.pour", "drink": "tea", "sugar": 1.5, "brewing": "soon" }""")));
    }

    [Fact]
    public void Descriptions_and_defaults_of_hosts_come_from_their_classes()
    {
        JsonNode? pour = JsonNode.Parse(HostSchema)?["$defs"]?["test.pour"];

        Assert.Equal("Pours a cup.", pour?["description"]?.GetValue<string>());
        Assert.Equal("What to pour.", pour?["properties"]?["drink"]?["description"]?.GetValue<string>());
        Assert.Equal("mug", pour?["properties"]?["cup"]?["default"]?.GetValue<string>());
        Assert.Equal("small", pour?["properties"]?["size"]?["default"]?.GetValue<string>());
    }

    [Fact]
    public void Every_built_in_object_and_member_has_a_description()
    {
        List<string> missing = [];
        foreach ((string name, JsonNode? definition) in JsonNode.Parse(Schema)?["$defs"]?.AsObject() ?? [])
        {
            foreach ((string member, JsonNode? schema) in definition?["properties"]?.AsObject() ?? [])
            {
                if (member != "kind" && schema?["description"] is null)
                {
                    missing.Add($"{name}.{member}");
                }
            }

            if (definition?["properties"]?["kind"]?["const"] is not null && definition["description"] is null)
            {
                missing.Add(name);
            }
        }

        Assert.Empty(missing);
    }
}
