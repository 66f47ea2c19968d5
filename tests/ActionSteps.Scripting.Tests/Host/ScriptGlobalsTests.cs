namespace ActionSteps.Scripting.Tests.Host;

public sealed class ScriptGlobalsTests
{
    [Fact]
    public async Task A_global_replaces_what_every_script_has()
    {
        ScriptGlobals globals = new ScriptGlobals().Add("Math", 5).Add("parseInt", (_, _) => new ValueTask<ScriptValue>("mine"));
        Assert.Equal("5 mine", (await TestScripts.RunAsync("`${Math} ${parseInt('1')}`", globals: globals)).AsText());
    }

    [Fact]
    public async Task Globals_are_fixed_after_the_first_run()
    {
        ScriptGlobals globals = new ScriptGlobals().Add("a", 1).Add("a", 2);
        Assert.Equal(2, (await TestScripts.RunAsync("a", globals: globals)).AsNumber());
        Assert.Throws<InvalidOperationException>(() => globals.Add("b", 1));
        Assert.Throws<ArgumentException>(() => new ScriptGlobals().Add("", 1));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("1a")]
    [InlineData("a-b")]
    [InlineData("a.b")]
    [InlineData("prices ")]
    [InlineData("#a")]
    [InlineData("\\u0061")]
    [InlineData("\ud800")]
    public void A_name_that_no_script_could_write_is_refused(string name) => Assert.StartsWith(
        $"\"{name}\" cannot be the name of a global variable. Write an identifier: a letter, $ or _, then letters, digits, $ or _, as in \"prices\".",
        Assert.Throws<ArgumentException>(nameof(name), () => new ScriptGlobals().Add(name, 1)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("class")]
    [InlineData("null")]
    [InlineData("this")]
    [InlineData("typeof")]
    public void A_reserved_word_is_refused(string name) => Assert.StartsWith(
        $"\"{name}\" cannot be the name of a global variable: it is a reserved word of the language.",
        Assert.Throws<ArgumentException>(nameof(name), () => new ScriptGlobals().Add(name, (_, _) => default)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("_")]
    [InlineData("$a1")]
    [InlineData("prijs_naïef")]
    [InlineData("变量")]
    [InlineData("\ud835\udc65")]
    [InlineData("of")]
    [InlineData("__proto__")]
    public async Task Every_identifier_is_a_name(string name) =>
        Assert.Equal(7, (await TestScripts.RunAsync(name, globals: new ScriptGlobals().Add(name, 7))).AsNumber());

    [Fact]
    public async Task What_a_script_changes_is_its_own()
    {
        ScriptGlobals globals = new ScriptGlobals().Add("data", ScriptValue.Parse("{\"list\":[1]}"));
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(2, (await TestScripts.RunAsync("data.list.push(2); data.list.length", globals: globals)).AsNumber());
        }
    }

    [Fact]
    public async Task An_object_of_the_host_has_methods()
    {
        var table = ScriptValue.Object([new("name", "seats"), new("count", ScriptValue.Function((arguments, _) => new ValueTask<ScriptValue>(arguments.Count)))]);
        Assert.Equal("seats 2 count true", (await TestScripts.RunAsync(
            "`${t.name} ${t.count(1, 2)} ${Object.keys(t)[1]} ${t.count.constructor === (() => 1).constructor}`", globals: new ScriptGlobals().Add("t", table))).AsText());
    }

    [Fact]
    public async Task Arguments_arrive_as_plain_data()
    {
        IReadOnlyList<ScriptValue> seen = [];
        ScriptGlobals globals = new ScriptGlobals().Add("f", (arguments, _) =>
        {
            seen = arguments;
            return new ValueTask<ScriptValue>(ScriptValue.Undefined);
        });
        await TestScripts.RunAsync("f(1, 'a', [new Date(0)], () => 1, undefined, null, { x: { y: 1 } })", globals: globals);
        Assert.Equal("[1,\"a\",[\"1970-01-01T00:00:00.000Z\"],null,null,null,{\"x\":{\"y\":1}}]", ScriptValue.List(seen).ToJson());
    }
}
