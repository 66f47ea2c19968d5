using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Sessions;

public sealed class ValueTests
{
    [Fact]
    public void Nothing_is_undefined()
    {
        Value value = default;

        Assert.Equal(ValueKind.Undefined, value.Kind);
        Assert.True(value.IsUndefined);
        Assert.True(value.IsNullOrUndefined);
        Assert.NotEqual(Value.Null, value);
        Assert.Equal("", value.ToString());
        Assert.Equal("null", value.ToJson());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Numbers_that_json_does_not_have_become_null(double number) => Assert.Equal(Value.Null, Value.Number(number));

    [Fact]
    public void Minus_zero_is_zero()
    {
        Value value = Value.Number(-0.0);

        Assert.True(value.TryGetNumber(out double number));
        Assert.False(double.IsNegative(number));
        Assert.Equal("0", value.ToString());
        Assert.Equal(Value.Zero, value);
        Assert.False(Value.ParseJson("-0").TryGetNumber(out number) && double.IsNegative(number));
        Assert.False(Value.ParseJson("-0.0").TryGetNumber(out number) && double.IsNegative(number));
    }

    [Fact]
    public void Values_of_different_kinds_are_never_equal()
    {
        Value[] values =
        [
            Value.Undefined, Value.Null, Value.True, Value.False, Value.Zero, 1, Value.EmptyText, "0", "1", "true", Value.EmptyList, Value.EmptyObject,
            Value.List(Value.Null), Value.Object(("a", Value.Null)),
        ];

        for (int i = 0; i < values.Length; i++)
        {
            for (int j = 0; j < values.Length; j++)
            {
                Assert.Equal(i == j, values[i] == values[j]);
                Assert.Equal(i != j, values[i] != values[j]);
            }
        }
    }

    [Fact]
    public void Objects_are_equal_whatever_the_order_of_their_members()
    {
        Value one = Value.ParseJson("""{"a":1,"b":[1,{"c":null}],"d":"x"}""");
        Value two = Value.ParseJson("""{"d":"x","b":[1,{"c":null}],"a":1}""");

        Assert.Equal(one, two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.NotEqual(one, Value.ParseJson("""{"a":1,"b":[1,{"c":null}],"e":"x"}"""));
        Assert.NotEqual(one, Value.ParseJson("""{"a":1,"b":[1,{"c":null}],"d":"x","e":1}"""));
    }

    [Fact]
    public void Lists_are_equal_item_by_item_in_order()
    {
        Assert.Equal(Value.List(1, "a"), Value.ParseJson("""[1,"a"]"""));
        Assert.NotEqual(Value.List(1, "a"), Value.List("a", 1));
        Assert.NotEqual(Value.List(1), Value.List(1, 1));
    }

    [Fact]
    public void Text_is_compared_ordinally() => Assert.NotEqual(Value.Text("\u00e9"), Value.Text("e\u0301"));

    [Fact]
    public void Undefined_members_do_not_exist_and_undefined_items_are_null()
    {
        Assert.Equal(Value.EmptyObject, Value.Object(("a", Value.Undefined)));
        Assert.Equal(Value.List(Value.Null, 1), Value.List(Value.Undefined, 1));
    }

    [Fact]
    public void Of_equal_names_the_last_value_wins_at_the_place_of_the_first() =>
        Assert.Equal("""{"a":3,"b":2}""", Value.Object(("a", 1), ("b", 2), ("a", 3)).ToJson());

    [Fact]
    public void Equal_names_and_undefined_values_are_the_same_among_many_members()
    {
        (string, Value)[] members = [.. Enumerable.Range(0, 12).Select(i => ($"name{i % 10}", i == 5 ? Value.Undefined : (Value)i))];

        Assert.Equal(
            """{"name0":10,"name1":11,"name2":2,"name3":3,"name4":4,"name6":6,"name7":7,"name8":8,"name9":9}""", Value.Object(members).ToJson());
        Assert.Throws<ArgumentNullException>(() => Value.Object(new KeyValuePair<string, Value>[] { default }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(100)]
    [InlineData(2_000)]
    public void Members_are_found_among_few_and_many(int count)
    {
        ValueObject members = ValueObject.Create([.. Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"name{i}", (Value)i))]);
        ValueObject grown = Enumerable.Range(0, count).Aggregate(ValueObject.Empty, (grown, i) => grown.With($"name{i}", i));

        Assert.Equal(members, grown);
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(i, members[$"name{i}"]);
            Assert.Equal(i, grown[$"name{i}"]);
        }

        Assert.True(members["name"].IsUndefined);
        Assert.False(members.ContainsKey("NAME0"));
        Assert.False(members.TryGetValue("x", out _));
        Assert.Equal(count - 1, members.Without("name0").Count);
        Assert.Same(members, members.Without("x"));
        Assert.Equal(Enumerable.Range(0, count).Select(i => $"name{i}"), grown.Select(member => member.Key));
    }

    [Fact]
    public void Changing_a_copy_leaves_the_original_alone()
    {
        ValueObject before = ValueObject.Create(("a", 1), ("b", 2));

        ValueObject after = before.With("a", 9).With("c", 3).Without("b");

        Assert.Equal("""{"a":1,"b":2}""", Value.Object(before).ToJson());
        Assert.Equal("""{"a":9,"c":3}""", Value.Object(after).ToJson());
    }

    [Fact]
    public void A_list_keeps_a_copy_of_its_items()
    {
        Value[] items = [1, 2];

        Value list = Value.List(items);
        items[0] = 9;

        Assert.Equal("[1,2]", list.ToJson());
        Assert.Equal(2, list[-1]);
        Assert.True(list[2].IsUndefined);
        Assert.True(list[int.MinValue].IsUndefined);
    }

    [Fact]
    public void Nesting_beyond_100_levels_is_refused()
    {
        Value deepest = Enumerable.Range(0, Value.MaxDepth).Aggregate(Value.Null, (inner, _) => Value.List(inner));

        LimitExceededException refused = Assert.Throws<LimitExceededException>(() => Value.List(deepest));
        Assert.Throws<LimitExceededException>(() => Value.Object(("a", deepest)));

        Assert.Equal((101L, 100L), (refused.Actual, refused.Allowed));
    }

    [Fact]
    public void Replacing_the_deepest_member_makes_an_object_shallow_again()
    {
        Value deepest = Enumerable.Range(0, Value.MaxDepth - 1).Aggregate(Value.Null, (inner, _) => Value.List(inner));
        ValueObject members = ValueObject.Create(("deep", deepest), ("flat", 1));

        Value shallow = Value.Object(members.With("deep", 1));

        Assert.Equal("""[{"deep":1,"flat":1}]""", Value.List(shallow).ToJson());
    }

    [Theory]
    [InlineData("", "null")]
    [InlineData(true, "true")]
    [InlineData('x', "\"x\"")]
    [InlineData("text", "\"text\"")]
    [InlineData((byte)200, "200")]
    [InlineData((short)-5, "-5")]
    [InlineData(7L, "7")]
    [InlineData(1.5f, "1.5")]
    [InlineData(double.NaN, "null")]
    [InlineData(new[] { 1, 2 }, "[1,2]")]
    [InlineData(new[] { "a", "b" }, "[\"a\",\"b\"]")]
    public void Plain_values_of_dotnet_are_taken_over(object source, string json) =>
        Assert.Equal(json, Value.From(source is "" ? null : source).ToJson());

    [Fact]
    public void Dictionaries_dates_and_json_of_dotnet_are_taken_over()
    {
        using JsonDocument document = JsonDocument.Parse("""{"a":[1,null]}""");

        Assert.Equal("""{"a":[1,null]}""", Value.From((object)document.RootElement).ToJson());
        Assert.Equal("""{"a":[1,null]}""", Value.From(JsonNode.Parse("""{"a":[1,null]}""")).ToJson());
        Assert.Equal("""{"n":1}""", Value.From(new Dictionary<string, int> { ["n"] = 1 }).ToJson());
        Assert.Equal("""{"n":"x"}""", Value.From(new Dictionary<string, string> { ["n"] = "x" }).ToJson());
        Assert.Equal("""{"n":null}""", Value.From(new Dictionary<string, object?> { ["n"] = null }).ToJson());
        Assert.Equal("""{"n":2}""", Value.From(new Hashtable { ["n"] = 2 }).ToJson());
        Assert.Equal("\"2026-11-21T07:15:00.000Z\"", Value.From(new DateTimeOffset(2026, 11, 21, 8, 15, 0, TimeSpan.FromHours(1))).ToJson());
        Assert.Equal("\"2026-11-21T08:15:00.000Z\"", Value.From(new DateTime(2026, 11, 21, 8, 15, 0, DateTimeKind.Utc)).ToJson());
        Assert.Equal("\"2026-11-21\"", Value.From(new DateOnly(2026, 11, 21)).ToJson());
        Assert.Equal(79228162514264337593543950335d, Value.From(decimal.MaxValue));
        Assert.True(Value.From(default(JsonElement)).IsUndefined);
        Assert.Equal(Value.Null, Value.From(null));
    }

    [Fact]
    public void What_has_no_form_as_session_data_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Value.From(new object()));
        Assert.Throws<ArgumentException>(() => Value.From(new Dictionary<int, string> { [1] = "x" }));
        Assert.Throws<ArgumentException>(() => Value.From(new[] { new object() }));
    }

    [Fact]
    public void An_object_that_contains_itself_is_refused()
    {
        List<object?> circle = [];
        circle.Add(circle);

        Assert.Throws<LimitExceededException>(() => Value.From(circle));
    }

    [Fact]
    public void Values_go_back_to_plain_dotnet()
    {
        object? plain = Value.ParseJson("""{"a":[1,true,null,"x"],"b":{}}""").ToObject();

        Dictionary<string, object?> members = Assert.IsType<Dictionary<string, object?>>(plain);
        Assert.Equal([1.0, true, null, "x"], Assert.IsType<List<object?>>(members["a"]));
        Assert.Equal("""{"a":[1,true,null,"x"],"b":{}}""", Value.From(plain).ToJson());
        Assert.Equal("""{"a":[1,true,null,"x"],"b":{}}""", Value.From(plain).ToJsonNode()?.ToJsonString());
    }

    [Theory]
    [InlineData("null", "")]
    [InlineData("true", "true")]
    [InlineData("\"as is \\u00e9 {x}\"", "as is é {x}")]
    [InlineData("-0", "0")]
    [InlineData("{\"a\":1, \"b\":[null,\"x\\n\"]}", "{\"a\":1,\"b\":[null,\"x\\n\"]}")]
    [InlineData("{\"t\":\"日本 <&>'\"}", "{\"t\":\"日本 <&>'\"}")]
    public void Text_is_what_a_template_prints(string json, string text) => Assert.Equal(text, Value.ParseJson(json).ToString());

    [Fact]
    public void A_value_that_shares_its_parts_is_never_printed_beyond_bounds()
    {
        Value shared = Enumerable.Range(0, 90).Aggregate(Value.Text("x"), (inner, _) => Value.List(inner, inner));

        Assert.Throws<LimitExceededException>(() => shared.ToJson());
        Assert.Throws<ArgumentException>(() => new Session().Set("a", shared));
    }
}
