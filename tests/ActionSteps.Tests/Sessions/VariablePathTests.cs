using ActionSteps.Sessions;

namespace ActionSteps.Tests.Sessions;

/// <summary>Paths read and write as <c>get</c> and <c>set</c> of lodash, except where session-and-variables.md section 6 says otherwise.</summary>
public sealed class VariablePathTests
{
    [Theory]
    [InlineData("a", 1)]
    [InlineData("a.b.c", 3)]
    [InlineData("a[0].b", 3)]
    [InlineData("a.0.b", 3)]
    [InlineData("a[-1]", 2)]
    [InlineData("a[ 12 ]", 2)]
    [InlineData("a['x y'].z", 3)]
    [InlineData("a[\"x.y\"]", 2)]
    [InlineData("a[\"\"]", 2)]
    [InlineData("a['it\\'s \\\\ \\\"']", 2)]
    [InlineData("a[0][1][2]", 4)]
    [InlineData("naïve_Ünïcode-日本.$x@y", 2)]
    [InlineData("{counter}", 1)]
    [InlineData("  a.b ", 2)]
    [InlineData("{ a.b }", 2)]
    [InlineData("0.a", 2)]
    public void A_path_has_names_and_indexes(string text, int length)
    {
        VariablePath path = VariablePath.Parse(text);

        Assert.True(path.IsValid);
        Assert.Equal(length, path.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData(".a")]
    [InlineData("a..b")]
    [InlineData("a b")]
    [InlineData("a. b")]
    [InlineData("[0]")]
    [InlineData("a[")]
    [InlineData("a[]")]
    [InlineData("a[b]")]
    [InlineData("a[0")]
    [InlineData("a[1.5]")]
    [InlineData("a[--1]")]
    [InlineData("a[9999999999]")]
    [InlineData("a['x]")]
    [InlineData("a['x'")]
    [InlineData("a['x\\']")]
    [InlineData("a[0]b")]
    [InlineData("a.[0]")]
    [InlineData("a]")]
    [InlineData("a{b}")]
    [InlineData("{a}{b}")]
    [InlineData("{}")]
    [InlineData("a|increment")]
    [InlineData("a\"b")]
    [InlineData("a'b")]
    [InlineData("a\tb")]
    [InlineData("a\u00a0b")]
    public void Any_other_text_is_a_path_that_leads_nowhere(string text)
    {
        VariablePath path = VariablePath.Parse(text);

        Assert.False(path.IsValid);
        Assert.True(path.Read(Value.Object(("a", 1))).IsUndefined);
        Assert.Throws<ArgumentException>(() => path.Write(Value.EmptyObject, 1));
    }

    [Fact]
    public void Paths_are_bounded_in_length_and_parts()
    {
        Assert.True(VariablePath.Parse(new string('a', VariablePath.MaxLength)).IsValid);
        Assert.False(VariablePath.Parse(new string('a', VariablePath.MaxLength + 1)).IsValid);
        Assert.True(VariablePath.Parse(string.Join('.', Enumerable.Repeat("a", 100))).IsValid);
        Assert.False(VariablePath.Parse(string.Join('.', Enumerable.Repeat("a", 101))).IsValid);
        Assert.False(VariablePath.Parse(new string('[', 1_000_000)).IsValid);
    }

    [Theory]
    [InlineData("users[0].firstname", "\"Elon\"")]
    [InlineData("users.0.firstname", "\"Elon\"")]
    [InlineData("users[-1].firstname", "\"Ann\"")]
    [InlineData("users[2].firstname", null)]
    [InlineData("users[-3]", null)]
    [InlineData("users.length", "2")]
    [InlineData("users[0]['first name']", "\"E\"")]
    [InlineData("users[0].firstname.length", "4")]
    [InlineData("users[0].firstname[0]", null)]
    [InlineData("users[0].firstname.toString", null)]
    [InlineData("users.00", null)]
    [InlineData("users[00].firstname", "\"Elon\"")]
    [InlineData("Users", null)]
    [InlineData("n.x", null)]
    [InlineData("nothing.x.y", null)]
    [InlineData("missing[0].x", null)]
    [InlineData("o.length", "7")]
    [InlineData("o.0", "\"zero\"")]
    [InlineData("o[0]", "\"zero\"")]
    [InlineData("o.__proto__", null)]
    [InlineData("o.constructor", null)]
    [InlineData("o['prototype']", null)]
    public void Reading_never_fails(string path, string? json)
    {
        Value data = Value.ParseJson(
            """
            {"users":[{"firstname":"Elon","first name":"E"},{"firstname":"Ann"}],"n":1,"nothing":null,
            "o":{"length":7,"0":"zero","__proto__":{"x":1},"constructor":2,"prototype":3}}
            """);

        Assert.Equal(json is null ? Value.Undefined : Value.ParseJson(json), VariablePath.Parse(path).Read(data));
    }

    [Theory]
    [InlineData("{}", "a.b.c", """{"a":{"b":{"c":9}}}""")]
    [InlineData("{}", "a[0]", """{"a":[9]}""")]
    [InlineData("{}", "a[2].b", """{"a":[null,null,{"b":9}]}""")]
    [InlineData("{}", "a.0", """{"a":[9]}""")]
    [InlineData("{}", "a.0.b", """{"a":[{"b":9}]}""")]
    [InlineData("{}", "a.01", """{"a":{"01":9}}""")]
    [InlineData("{}", "a[-1]", """{"a":{"-1":9}}""")]
    [InlineData("{}", "a['x y'].z", """{"a":{"x y":{"z":9}}}""")]
    [InlineData("""{"a":1}""", "a.b", """{"a":{"b":9}}""")]
    [InlineData("""{"a":"text"}""", "a[0]", """{"a":[9]}""")]
    [InlineData("""{"a":true}""", "a.b", """{"a":{"b":9}}""")]
    [InlineData("""{"a":null}""", "a.b", """{"a":{"b":9}}""")]
    [InlineData("""{"a":[1]}""", "a[3]", """{"a":[1,null,null,9]}""")]
    [InlineData("""{"a":[1,2]}""", "a[-1]", """{"a":[1,9]}""")]
    [InlineData("""{"a":[[1],[2]]}""", "a[1][0]", """{"a":[[1],[9]]}""")]
    [InlineData("""{"a":{"0":1}}""", "a[0]", """{"a":{"0":9}}""")]
    [InlineData("""{"a":{}}""", "a[1]", """{"a":{"1":9}}""")]
    [InlineData("""{"a":{"b":1,"c":2},"d":3}""", "a.b", """{"a":{"b":9,"c":2},"d":3}""")]
    public void Writing_creates_what_is_missing_and_replaces_scalars_in_the_way(string before, string path, string after)
    {
        Value data = Value.ParseJson(before);

        Value written = VariablePath.Parse(path).Write(data, 9);

        Assert.Equal(after, written.ToJson());
        Assert.Equal(before, data.ToJson());
    }

    [Theory]
    [InlineData("""{"a":{"b":1,"c":2}}""", "a.b", """{"a":{"c":2}}""")]
    [InlineData("""{"a":[1,2]}""", "a[0]", """{"a":[null,2]}""")]
    [InlineData("""{"a":[1,2]}""", "a[-1]", """{"a":[1,null]}""")]
    [InlineData("""{"a":[1]}""", "a[5]", """{"a":[1]}""")]
    [InlineData("""{"a":[1]}""", "a[-5]", """{"a":[1]}""")]
    [InlineData("""{"a":"text"}""", "a.length", """{"a":"text"}""")]
    [InlineData("""{"a":1}""", "a.b.c", """{"a":1}""")]
    [InlineData("{}", "a.b.c", "{}")]
    [InlineData("""{"a":null}""", "a.b", """{"a":null}""")]
    public void Removing_takes_out_one_member_and_creates_nothing(string before, string path, string after) =>
        Assert.Equal(after, VariablePath.Parse(path).Write(Value.ParseJson(before), Value.Undefined).ToJson());

    [Theory]
    [InlineData("""{"a":[1]}""", "a.b")]
    [InlineData("""{"a":[1]}""", "a.length")]
    [InlineData("""{"a":[1]}""", "a[-2]")]
    [InlineData("{}", "a.__proto__.x")]
    [InlineData("{}", "__proto__")]
    [InlineData("{}", "a['constructor']")]
    [InlineData("{}", "a.prototype")]
    public void What_cannot_be_written_is_refused(string before, string path) =>
        Assert.Throws<ArgumentException>(() => VariablePath.Parse(path).Write(Value.ParseJson(before), 1));

    [Fact]
    public void An_index_beyond_100000_is_refused()
    {
        Value written = VariablePath.Parse("a[100000]").Write(Value.EmptyObject, 1);

        Assert.Equal(100_001, VariablePath.Parse("a.length").Read(written));
        Assert.Throws<LimitExceededException>(() => VariablePath.Parse("a[100001]").Write(Value.EmptyObject, 1));
        Assert.Throws<LimitExceededException>(() => VariablePath.Parse("a[999999999]").Write(Value.EmptyObject, 1));
    }

    [Fact]
    public void Paths_are_equal_by_their_parts()
    {
        Assert.Equal(VariablePath.Parse("a[0].b"), VariablePath.Parse("{a.0['b']}"));
        Assert.Equal(VariablePath.Parse("a[0].b").GetHashCode(), VariablePath.Parse("a.0['b']").GetHashCode());
        Assert.NotEqual(VariablePath.Parse("a.b"), VariablePath.Parse("A.b"));
        Assert.NotEqual(VariablePath.Parse("no path"), VariablePath.Parse("no other path"));
        Assert.Equal("a.b", VariablePath.Parse("{ a.b }").ToString());
    }

    [Fact]
    public void What_is_set_can_be_read_and_everything_else_stays()
    {
        RandomValues random = new(4);
        for (int i = 0; i < 5_000; i++)
        {
            Value before = Value.Object(("a", random.Next()), ("b", random.Next()), ("c", random.Next()));
            Value item = random.Next(depth: 2);
            VariablePath path = VariablePath.Parse(random.NextPath());
            Value after;
            try
            {
                after = path.Write(before, item);
            }
            catch (ArgumentException)
            {
                // A list in the way has no members.
                continue;
            }

            Assert.Equal(item, path.Read(after));
            foreach (string root in new[] { "a", "b", "c" }.Where(root => root != path.Root))
            {
                Assert.Equal(before[root], after[root]);
            }

            Assert.Equal(after, path.Write(after, path.Read(after)));
        }
    }

    [Fact]
    public void Any_text_can_be_parsed()
    {
        RandomValues random = new(5);
        for (int i = 0; i < 20_000; i++)
        {
            VariablePath path = VariablePath.Parse(random.NextText() + (i % 2 == 0 ? "[" : ".") + random.NextText());

            Assert.True(path.Read(Value.EmptyObject).IsUndefined, path.Source);
        }
    }
}
