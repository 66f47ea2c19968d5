namespace ActionSteps.Scripting.Tests.Host;

/// <summary>What values of a script become on their way to the host: what <c>JSON.stringify</c> makes of them where that is sensible.</summary>
public sealed class ScriptResultTests
{
    [Theory]
    [InlineData("new Date(0)", "\"1970-01-01T00:00:00.000Z\"")]
    [InlineData("new Date(NaN)", "null")]
    [InlineData("new Map([['a', 1]])", "{}")]
    [InlineData("new Set([1])", "{}")]
    [InlineData("/x/g", "{}")]
    [InlineData("12345678901234567890n", "\"12345678901234567890\"")]
    [InlineData("new TypeError('m')", "{\"name\":\"TypeError\",\"message\":\"m\"}")]
    [InlineData("({ a: () => 1, b: Symbol('s'), c: undefined })", "{}")]
    [InlineData("[() => 1, Symbol('s'), undefined]", "[null,null,null]")]
    [InlineData("({ get x() { return 5; }, toString() { return 'no'; } })", "{\"x\":5}")]
    [InlineData("new (class A { a = 1; #b = 2; get c() { return 3; } })()", "{\"a\":1}")]
    [InlineData("({ toJSON() { return [1]; } })", "[1]")]
    [InlineData("[Object('s'), Object(1), Object(false)]", "[\"s\",1,false]")]
    [InlineData("[, 1]", "[null,1]")]
    [InlineData("new URL('http://a.b/c')", "\"http://a.b/c\"")]
    [InlineData("new Proxy({ a: 1 }, {})", "{\"a\":1}")]
    [InlineData("new Uint8Array([1, 2])", "[1,2]")]
    public async Task A_value_becomes_plain_data(string expression, string json) =>
        Assert.Equal(json, (await TestScripts.RunBodyAsync($"return {expression};")).ToJson());

    [Fact]
    public async Task Data_that_refer_to_themselves_are_an_error_of_the_script()
    {
        ScriptThrownException fault = await Assert.ThrowsAsync<ScriptThrownException>(() => TestScripts.RunBodyAsync("const a = []; a.push(a); return a;"));
        Assert.Equal("RangeError", fault.ErrorName);
    }

    [Theory]
    [InlineData("1; if (true) 2;", "2")]
    [InlineData("'a'; var x = 1;", "\"a\"")]
    [InlineData("for (var i = 0; i < 3; i++) i;", "2")]
    [InlineData("({ a: 1 })", "{\"a\":1}")]
    public async Task A_program_has_a_completion_value(string source, string json) => Assert.Equal(json, (await TestScripts.RunAsync(source)).ToJson());

    [Theory]
    [InlineData("Promise.reject(new Error('nobody looks')); return 1;")]
    [InlineData("(async () => { throw 1; })(); await null; return 1;")]
    public async Task A_rejection_that_nobody_awaits_does_not_fail_the_run(string source) => Assert.Equal(1, (await TestScripts.RunBodyAsync(source)).AsNumber());

    [Fact]
    public async Task A_failure_keeps_console_usage_and_place()
    {
        ScriptThrownException fault = await Assert.ThrowsAsync<ScriptThrownException>(() => Script.Compile(
            "console.log('seen');\nfunction f() {\n  throw new RangeError('here');\n}\nf();", new ScriptOptions { Name = "order.js" }).RunAsync(null, null, CancellationToken.None));
        Assert.Equal(("RangeError", "here"), (fault.ErrorName, fault.ErrorMessage));
        Assert.Equal("seen", Assert.Single(fault.Console).Text);
        Assert.NotNull(fault.Usage);
        Assert.Contains("at f (order.js:3:9)", fault.ScriptStack, StringComparison.Ordinal);
        Assert.Contains("order.js:5:", fault.ScriptStack, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thrown_value_that_is_no_error_arrives_as_it_is()
    {
        ScriptThrownException fault = await Assert.ThrowsAsync<ScriptThrownException>(() => TestScripts.RunBodyAsync("throw { code: 5 };"));
        Assert.Equal("Error", fault.ErrorName);
        fault = await Assert.ThrowsAsync<ScriptThrownException>(() => TestScripts.RunBodyAsync("throw 'plain';"));
        Assert.Equal(("plain", "plain"), (fault.ErrorMessage, fault.ThrownValue.AsText()));
    }

    [Fact]
    public void A_syntax_fault_tells_line_and_column()
    {
        ScriptSyntaxException fault = Assert.Throws<ScriptSyntaxException>(() => Script.Compile("var a = 1;\n  var = 2;"));
        Assert.Equal((2, 7), (fault.Line, fault.Column));
        Assert.Empty(fault.Console);
        Assert.Null(fault.Usage);
    }
}
