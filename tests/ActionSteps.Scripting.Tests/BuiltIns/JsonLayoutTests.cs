namespace ActionSteps.Scripting.Tests.BuiltIns;

/// <summary>Objects of one JSON text that look alike, nearly alike or not at all.</summary>
public sealed class JsonLayoutTests
{
    [Theory]
    [InlineData("""[{"a":1,"b":2},{"a":3,"b":4},{"a":5}]""", null)]
    [InlineData("""[{"a":1,"b":2},{"b":3,"a":4},{"a":5,"b":6,"c":7},{"c":8}]""", null)]
    [InlineData("""[{"a":1,"b":2,"c":3},{"a":1,"x":2,"c":3},{"a":1,"b":2,"c":3}]""", null)]
    [InlineData("""[{"a":1,"b":2},{"a":3,"a":4},{"a":5,"b":6,"a":7}]""", """[{"a":1,"b":2},{"a":4},{"a":7,"b":6}]""")]
    [InlineData("""[{"a":1},{"1":2,"a":3},{"a":4,"0":5}]""", """[{"a":1},{"1":2,"a":3},{"0":5,"a":4}]""")]
    [InlineData("""[{"a":1},{},{"a":2},{"__proto__":3},{"a":{"a":{"a":4}}}]""", null)]
    [InlineData("""{"a":{"b":{"c":{"d":{"e":{"f":{"g":{"h":{"a":{"b":1}}}}}}}}},"z":{"b":2}}""", null)]
    public async Task Each_has_its_own_members_in_its_own_order(string json, string? expected) =>
        Assert.Equal(expected ?? json, (await Read("JSON.stringify(JSON.parse(json))", json)).AsText());

    [Fact]
    public async Task Objects_of_hundreds_of_members_are_alike_too()
    {
        string one = "{" + string.Join(',', Enumerable.Range(0, 300).Select(i => $"\"m{i}\":{i}")) + "}";
        string json = $"[{one},{one},{{\"m0\":1}},{one}]";

        Assert.Equal(json, (await Read("JSON.stringify(JSON.parse(json))", json)).AsText());
    }

    [Fact]
    public async Task What_a_script_changes_about_one_leaves_the_others_alone() => Assert.Equal(
        """[{"b":2,"c":1},{"a":3,"b":4}]""",
        (await Read("const [x, y] = JSON.parse(json); delete x.a; x.c = 1; JSON.stringify([x, y])", """[{"a":1,"b":2},{"a":3,"b":4}]""")).AsText());

    private static Task<ScriptValue> Read(string source, string json) => TestScripts.RunAsync(source, globals: new ScriptGlobals().Add("json", json));
}
