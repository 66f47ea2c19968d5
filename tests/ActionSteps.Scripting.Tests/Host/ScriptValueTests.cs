using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionSteps.Scripting.Tests.Host;

public sealed class ScriptValueTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("[1,\"a\",{\"b\":[true,false,null]}]")]
    [InlineData("{\"__proto__\":1,\"toString\":\"x\",\"\":0}")]
    [InlineData("-1.5e-7")]
    public void A_json_text_survives_all_readers_and_writers(string json)
    {
        ScriptValue value = ScriptValue.Parse(json);
        Assert.Equal(json.Replace("-1.5e-7", "-1.5e-7", StringComparison.Ordinal), value.ToJson());
        Assert.Equal(value, ScriptValue.From(JsonNode.Parse(json)));
        using JsonDocument document = JsonDocument.Parse(json);
        Assert.Equal(value, ScriptValue.From(document.RootElement));
        Assert.Equal(value, ScriptValue.From(value.ToJsonNode()));
        Assert.Equal(value, ScriptValue.From(value.ToJsonElement()));
    }

    [Fact]
    public void Values_are_compared_by_content_whatever_the_order_of_members()
    {
        Assert.Equal(ScriptValue.Parse("{\"a\":1,\"b\":[2]}"), ScriptValue.Parse("{\"b\":[2],\"a\":1}"));
        Assert.Equal(ScriptValue.Parse("{\"a\":1,\"b\":[2]}").GetHashCode(), ScriptValue.Parse("{\"b\":[2],\"a\":1}").GetHashCode());
        Assert.NotEqual(ScriptValue.Parse("[1,2]"), ScriptValue.Parse("[2,1]"));
        Assert.NotEqual(ScriptValue.Null, ScriptValue.Undefined);
        Assert.NotEqual((ScriptValue)"1", (ScriptValue)1);
        Assert.Equal((ScriptValue)double.NaN, (ScriptValue)double.NaN);
        Assert.Equal(default, ScriptValue.Undefined);
    }

    [Fact]
    public void Plain_values_of_the_platform_come_and_go()
    {
        var id = new Guid("00000000-0000-0000-0000-000000000001");
        ScriptValue value = ScriptValue.FromObject(new Dictionary<string, object?>
        {
            ["text"] = "a",
            ["flag"] = true,
            ["long"] = 5L,
            ["decimal"] = 1.25m,
            ["time"] = new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromHours(1)),
            ["id"] = id,
            ["nothing"] = null,
            ["list"] = new[] { 1, 2 },
        });
        Assert.Equal(
            "{\"text\":\"a\",\"flag\":true,\"long\":5,\"decimal\":1.25,\"time\":\"2024-02-29T01:02:03+01:00\",\"id\":\"00000000-0000-0000-0000-000000000001\",\"nothing\":null,\"list\":[1,2]}",
            value.ToJson());
        var back = Assert.IsType<Dictionary<string, object?>>(value.ToObject());
        Assert.Equal(5.0, back["long"]);
        Assert.Equal([1.0, 2.0], Assert.IsType<List<object?>>(back["list"]));
        Assert.Null(ScriptValue.Undefined.ToObject());
    }

    [Fact]
    public void What_is_no_plain_value_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ScriptValue.FromObject(new Uri("http://x")));
        Assert.Throws<ArgumentException>(() => ScriptValue.FromObject(new Dictionary<int, int> { [1] = 1 }));
        var cyclic = new List<object?>();
        cyclic.Add(cyclic);
        Assert.Throws<ArgumentException>(() => ScriptValue.FromObject(cyclic));
    }

    [Fact]
    public void A_value_is_read_only_as_what_it_is()
    {
        Assert.Throws<InvalidOperationException>(() => ((ScriptValue)"x").AsNumber());
        Assert.Throws<InvalidOperationException>(() => ((ScriptValue)1).AsText());
        Assert.Throws<InvalidOperationException>(() => ScriptValue.Null.AsList());
        Assert.Equal(ScriptValue.Undefined, ((ScriptValue)1)["x"]);
        Assert.Equal(2, ScriptValue.Parse("{\"a\":1,\"a\":2}")["a"].AsNumber());
    }

    [Fact]
    public void Numbers_that_json_does_not_know_are_null_there() =>
        Assert.Equal("[null,null,0]", ScriptValue.List([double.NaN, double.PositiveInfinity, -0.0]).ToJson());

    [Fact]
    public async Task Members_named_proto_are_ordinary_data()
    {
        ScriptGlobals globals = new ScriptGlobals().Add("data", ScriptValue.Parse("{\"__proto__\":{\"x\":1},\"constructor\":2}"));
        Assert.Equal("undefined:__proto__,constructor:true", (await TestScripts.RunAsync(
            "`${data.x}:${Object.keys(data)}:${Object.getPrototypeOf(data) === Object.prototype}`", globals: globals)).AsText());
    }
}
