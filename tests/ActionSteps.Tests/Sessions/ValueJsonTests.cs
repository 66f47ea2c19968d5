using System.Buffers;
using System.Text;
using System.Text.Json;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Sessions;

public sealed class ValueJsonTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"\"")]
    [InlineData("""{"a":[1,-2.5,1e+300,"x",{"b":null,"c":{}}],"":false}""")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"a\\udc00\\ud800b\"")]
    [InlineData("{\"\\ud83d\":\"\\ude42\",\"🙂\":1}")]
    [InlineData("\"\\u0000\\u001f\\\"\\\\\\b\\f\\n\\r\\t/\"")]
    [InlineData("{\"日本\":\"é\u2028<&>'\"}")]
    public void Json_reads_and_prints_the_same(string json)
    {
        Value value = Value.ParseJson(json);

        Assert.Equal(json, value.ToJson());
        Assert.Equal(value, Value.ParseJson(Write(value)));
    }

    [Theory]
    [InlineData(" \t\r\n{ \"a\" : [ 1 , 2 ] , \"b\":{ } } ", """{"a":[1,2],"b":{}}""")]
    [InlineData("\"\\u0061\\/\\u00E9\\ud83d\\ude42\"", "\"a/é🙂\"")]
    [InlineData("{\"a\":1,\"b\":2,\"a\":3}", """{"a":3,"b":2}""")]
    [InlineData("{\"a\":1,\"\\u0061\":2}", """{"a":2}""")]
    [InlineData("[1E2,1e-2,0.10,-0,100e-2]", "[100,0.01,0.1,0,1]")]
    [InlineData("[123456789012345678901234567890,0.1234567890123456789]", "[1.2345678901234568e+29,0.12345678901234568]")]
    public void Json_may_be_written_in_other_ways(string json, string printed) => Assert.Equal(printed, Value.ParseJson(json).ToJson());

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("nul")]
    [InlineData("nulll")]
    [InlineData("True")]
    [InlineData("1 2")]
    [InlineData("01")]
    [InlineData("-")]
    [InlineData("-a")]
    [InlineData("+1")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("0x1")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("[1e309]")]
    [InlineData("[")]
    [InlineData("[1")]
    [InlineData("[1,")]
    [InlineData("[1,]")]
    [InlineData("[,1]")]
    [InlineData("[1 2]")]
    [InlineData("[1}")]
    [InlineData("]")]
    [InlineData("{")]
    [InlineData("{\"a\"")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{a:1}")]
    [InlineData("{1:1}")]
    [InlineData("{'a':1}")]
    [InlineData("{\"a\":1}}")]
    [InlineData("\"")]
    [InlineData("\"a")]
    [InlineData("\"\\")]
    [InlineData("\"\\\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\u12g4\"")]
    [InlineData("\"\\u 123\"")]
    [InlineData("\"a\nb\"")]
    [InlineData("\"\t\"")]
    [InlineData("'a'")]
    [InlineData("/**/1")]
    [InlineData("1//")]
    [InlineData("\ufeff1")]
    [InlineData("\0")]
    [InlineData("1\0")]
    [InlineData("[1]\0")]
    public void What_is_not_json_is_refused(string json)
    {
        JsonException refused = Assert.ThrowsAny<JsonException>(() => Value.ParseJson(json));

        Assert.NotEmpty(refused.Message);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'"', 0xff, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xc3, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xed, 0xa0, 0x80, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', (byte)'\\', (byte)'n', 0xc0, 0x80, (byte)'"' })]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xff, (byte)'"', (byte)':', (byte)'1', (byte)'}' })]
    [InlineData(new byte[] { 0xff })]
    public void Bytes_that_are_not_utf8_are_refused(byte[] utf8)
    {
        Assert.ThrowsAny<JsonException>(() => Value.ParseJson(utf8));
        Assert.ThrowsAny<JsonException>(() => ReadThroughFramework(utf8));
    }

    [Fact]
    public void Nesting_is_read_to_100_levels_and_refused_beyond()
    {
        string deepest = new string('[', 100) + new string(']', 100);

        Assert.Equal(deepest, Value.ParseJson(deepest).ToJson());
        Assert.ThrowsAny<JsonException>(() => Value.ParseJson($"[{deepest}]"));
        Assert.ThrowsAny<JsonException>(() => Value.ParseJson(new string('[', 1_000_000)));
        Assert.ThrowsAny<JsonException>(() => Value.ParseJson(string.Concat(Enumerable.Repeat("{\"a\":", 1_000_000))));
        Assert.ThrowsAny<JsonException>(() => ReadThroughFramework(Encoding.UTF8.GetBytes($"[{deepest}]"), maxDepth: 200));
    }

    [Fact]
    public void A_million_lone_surrogates_cost_no_exceptions()
    {
        string json = $"[{string.Join(',', Enumerable.Repeat("\"\\ud800\"", 1_000_000))}]";

        Value value = Value.ParseJson(json);

        Assert.Equal("\ud800", value[999_999]);
    }

    [Fact]
    public void Texts_of_a_megabyte_and_names_of_any_length_are_read()
    {
        string text = string.Concat(Enumerable.Repeat("é🙂a\n", 200_000));
        Value value = Value.Object((text, text), (new string('n', 1_000), 1));

        Assert.Equal(value, Value.ParseJson(value.ToJson()));
        Assert.Equal(value, Value.ParseJson(Write(value)));
    }

    [Fact]
    public void Many_hostile_names_are_read_as_they_are()
    {
        Value value = Value.Object([.. Enumerable.Range(0, 50_000).Select(i => ($"{i:x}", (Value)i))]);

        Assert.Equal(value, Value.ParseJson(value.ToJson()));
    }

    [Fact]
    public void A_reader_is_left_at_the_end_of_the_value()
    {
        Utf8JsonReader reader = new("""{"v":{"a":[1]},"next":"x"}"""u8);
        reader.Read();
        reader.Read();

        Value value = Value.Read(ref reader);
        reader.Read();

        Assert.Equal("""{"a":[1]}""", value.ToJson());
        Assert.Equal("next", reader.GetString());
    }

    [Fact]
    public void A_reader_that_is_not_at_a_value_is_refused()
    {
        Assert.ThrowsAny<JsonException>(() =>
        {
            Utf8JsonReader reader = new("[]"u8);
            reader.Read();
            reader.Read();
            Value.Read(ref reader);
        });
    }

    [Fact]
    public void A_reader_over_pieces_of_text_and_comments_reads_the_same()
    {
        const string json = """/* c */ {"name \u0041":[12.75,"tex\u0074","plain",true/* c */,null],"x":-0.5e1} // c""";
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        for (int cut = 0; cut <= utf8.Length; cut++)
        {
            Utf8JsonReader reader = new(
                Sequence(utf8[..cut], utf8[cut..]), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Allow });

            Assert.Equal("""{"name A":[12.75,"text","plain",true,null],"x":-5}""", Value.Read(ref reader).ToJson());
        }
    }

    [Fact]
    public void After_a_failure_the_next_text_is_read_as_ever()
    {
        Assert.ThrowsAny<JsonException>(() => Value.ParseJson("""{"a":[1,2,{"b":"""));

        Assert.Equal("""{"c":[3]}""", Value.ParseJson("""{"c":[3]}""").ToJson());
    }

    [Fact]
    public void Random_values_survive_every_way_of_writing_and_reading()
    {
        foreach (Value value in RandomValues.Many(seed: 1, count: 3_000))
        {
            Assert.Equal(value, Value.ParseJson(value.ToJson()));
            Assert.Equal(value, Value.ParseJson(Write(value)));
            Assert.Equal(value, Value.ParseJson(Write(value, indented: true)));
            Assert.Equal(value, ReadThroughFramework(Encoding.UTF8.GetBytes(value.ToJson())));
            Assert.Equal(value, Value.From(value.ToObject()));
            Assert.Equal(value.GetHashCode(), Value.ParseJson(value.ToJson()).GetHashCode());
        }
    }

    [Fact]
    public void Damaged_json_is_refused_exactly_where_the_framework_refuses_it()
    {
        Random random = new(2);
        foreach (Value value in RandomValues.Many(seed: 3, count: 4_000))
        {
            byte[] utf8 = Damage(Encoding.UTF8.GetBytes(value.ToJson()), random);

            Value? own = Attempt(() => Value.ParseJson(utf8));
            Value? framework = Attempt(() => ReadThroughFramework(utf8));

            Assert.Equal(framework, own);
        }
    }

    private static byte[] Damage(byte[] utf8, Random random)
    {
        const string pieces = "{}[]:,\"\\ \n01.-+eEtrufalsn/*\u0001é";
        List<byte> damaged = [.. utf8];
        for (int i = random.Next(1, 4); i > 0 && damaged.Count > 0; i--)
        {
            int at = random.Next(damaged.Count);
            switch (random.Next(3))
            {
                case 0:
                    damaged.RemoveAt(at);
                    break;
                case 1:
                    damaged[at] = (byte)pieces[random.Next(pieces.Length)];
                    break;
                default:
                    damaged.Insert(at, (byte)pieces[random.Next(pieces.Length)]);
                    break;
            }
        }

        return [.. damaged];
    }

    private static Value? Attempt(Func<Value> read)
    {
        try
        {
            return read();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Value ReadThroughFramework(byte[] utf8, int maxDepth = Value.MaxDepth)
    {
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        Value value = Value.Read(ref reader);
        reader.Read();
        return value;
    }

    private static byte[] Write(Value value, bool indented = false)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Indented = indented }))
        {
            value.Write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static ReadOnlySequence<byte> Sequence(byte[] first, byte[] second)
    {
        Piece start = new(first, null);
        Piece end = new(second, start);
        return new ReadOnlySequence<byte>(start, 0, end, second.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(byte[] bytes, Piece? before)
        {
            Memory = bytes;
            RunningIndex = before is null ? 0 : before.RunningIndex + before.Memory.Length;
            if (before is not null)
            {
                before.Next = this;
            }
        }
    }
}
