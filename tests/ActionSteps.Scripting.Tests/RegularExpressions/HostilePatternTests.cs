namespace ActionSteps.Scripting.Tests.RegularExpressions;

public sealed class HostilePatternTests
{
    [Theory]
    [InlineData("/(a+)+$/.test('a'.repeat(40) + 'b')")]
    [InlineData("/(.*)*x/.test('a'.repeat(60))")]
    [InlineData("/^(?=((a|aa)+)+$)(?!b)/.test('a'.repeat(60) + 'b')")]
    [InlineData("/(a|a|a|a)*b\\1/.test('a'.repeat(60))")]
    [InlineData("/(?<=^c(a+)+)b\\1c/.test('a'.repeat(60) + 'bd')")]
    [InlineData("/^(?:(?:a?){4294967295}){4294967295}b/.test('a'.repeat(30))")]
    [InlineData("/(x+x+)+y/iu.test('x'.repeat(60))")]
    [InlineData("/([a-z]+)*\\d/.test('abcdefghij'.repeat(1000))")]
    [InlineData("('a'.repeat(50) + 'b').replace(/(?:a|a?)+c/g, '')")]
    [InlineData("('a'.repeat(50) + 'b').split(/(?:a|a?)+c/)")]
    [InlineData("/(.*?,){30}P/.test('1,'.repeat(60))")]
    [InlineData("/^(\\w+\\s?)*$/.test('word '.repeat(40) + '!')")]
    public async Task Matching_that_would_take_for_ever_ends_at_the_limit(string source)
    {
        var limits = new ScriptLimits { Instructions = 3_000_000, ComputingTime = TimeSpan.FromSeconds(40) };
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunAsync(source, limits: limits));
        Assert.Equal(ScriptLimit.Instructions, fault.Limit);
    }

    [Fact]
    public async Task The_limit_of_computing_time_holds_inside_a_match()
    {
        var limits = new ScriptLimits { ComputingTime = TimeSpan.FromMilliseconds(50), Instructions = long.MaxValue };
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(
            () => TestScripts.RunAsync("try { /(a+)+$/.test('a'.repeat(60) + 'b') } catch { } for (;;) { }", limits: limits));
        Assert.Equal(ScriptLimit.ComputingTime, fault.Limit);
    }

    [Theory]
    [InlineData("'('.repeat(100000)")]
    [InlineData("'('.repeat(100000) + ')'.repeat(100000)")]
    [InlineData("'(?:'.repeat(100000) + ')'.repeat(100000)")]
    [InlineData("'(?=('.repeat(50000) + '))'.repeat(50000)")]
    [InlineData("'(?:a'.repeat(50000) + '){0,4294967295}'.repeat(50000)")]
    [InlineData("'['.repeat(100000) + ']'.repeat(100000), 'v'")]
    public async Task Patterns_nested_too_deeply_are_a_syntax_error_that_scripts_can_catch(string arguments) =>
        Assert.Equal("SyntaxError", (await TestScripts.RunAsync($"let r; try {{ new RegExp({arguments}); }} catch (e) {{ r = e.name; }} r")).ToString());

    [Fact]
    public void Literals_nested_too_deeply_are_a_syntax_fault() =>
        Assert.Throws<ScriptSyntaxException>(() => Script.Compile("/" + new string('(', 100_000) + new string(')', 100_000) + "/"));

    [Theory]
    [InlineData("new RegExp('(a)?'.repeat(20000)).exec('aaa').length", "20001")]
    [InlineData("new RegExp('(?:'.repeat(300) + 'a' + '){0,4294967295}'.repeat(300)).exec('b')[0].length", "0")]
    [InlineData("new RegExp('a|'.repeat(20000) + 'b').test('b')", "true")]
    [InlineData("/^(?:){4294967295}$/.test('')", "true")]
    [InlineData("/^(?:a{0,4294967295}){0,4294967295}$/.test('aaa')", "true")]
    [InlineData("/^a{4294967295,}$/.test('aaa')", "false")]
    [InlineData("/\\d+$/.test('x'.repeat(5000000))", "false")]
    [InlineData("/^[^]*$/.test('x'.repeat(5000000))", "true")]
    [InlineData("/^(?:x|y)*$/.test('x'.repeat(100000))", "true")]
    [InlineData("/^(?:xx)*$/.test('x'.repeat(1000000))", "true")]
    [InlineData("'x'.repeat(300000).replace(/x/g, 'yy').length", "600000")]
    [InlineData("'x,'.repeat(100000).split(/,/).length", "100001")]
    [InlineData("'aaaa'.repeat(5000).replaceAll('a'.repeat(100) + 'b', '').length", "20000")]
    public async Task Large_patterns_and_subjects_have_normal_results(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source, limits: new ScriptLimits { ComputingTime = TimeSpan.FromSeconds(20) })).ToString());

    [Theory]
    [InlineData("/^(?:(x)|(y))*?(?!)/.test('xy'.repeat(2000000))")]
    [InlineData("/(?:(x)|y)*z/.test('xy'.repeat(2000000))")]
    [InlineData("'ab'.repeat(2000000).match(/../g)")]
    [InlineData("'ab'.repeat(2000000).split(/(?:)/)")]
    [InlineData("'a,b'.repeat(2000000).split(',')")]
    [InlineData("new RegExp('('.repeat(200) + '[^]*' + ')'.repeat(200)).exec('ab'.repeat(2000000))")]
    [InlineData("'ab'.repeat(2000000).replace(new RegExp('('.repeat(200) + '[^]*' + ')'.repeat(200)), () => '')")]
    [InlineData("let s = 'ab'.repeat(1000000); const f = () => s.replace(/b$/, f); f()")]
    [InlineData("let n = 0; const r = /x/g; r.exec = () => ({ 0: 'x'.repeat(100000), index: n++, length: 1 }); 'x'.replace(r, 'y')")]
    public async Task Memory_of_matching_and_of_its_results_is_counted(string source)
    {
        var limits = new ScriptLimits { MemoryBytes = 24 << 20, ComputingTime = TimeSpan.FromSeconds(40), Instructions = long.MaxValue };
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunAsync(source, limits: limits));
        Assert.Equal(ScriptLimit.Memory, fault.Limit);
    }

    [Theory]
    [InlineData("const f = () => 'a'.replace(/a/, f); f()")]
    [InlineData("const f = () => 'a'.replace('a', f); f()")]
    [InlineData("const r = /a/; Object.defineProperty(r, 'exec', { get() { return r.test('a'); } }); r.test('a')")]
    [InlineData("const r = /a/; r.exec = s => r.test(s); r.test('a')")]
    [InlineData("const r = /a/g; Object.defineProperty(r, 'flags', { get() { return 'x'.replace(r, ''); } }); 'x'.replace(r, '')")]
    [InlineData("const r = /a/y; r.lastIndex = { valueOf: () => r.exec('a') }; r.exec('a')")]
    public async Task Callbacks_that_match_again_without_end_are_a_range_error(string source) =>
        Assert.Equal("RangeError", (await TestScripts.RunAsync($"let name; try {{ {source} }} catch (e) {{ name = e.name; }} name")).ToString());

    [Fact]
    public async Task Patterns_made_again_and_again_are_garbage()
    {
        var limits = new ScriptLimits { MemoryBytes = 8 << 20, ComputingTime = TimeSpan.FromSeconds(20) };
        ScriptValue value = await TestScripts.RunAsync("let n = 0; for (let i = 0; i < 5000; i++) { n += new RegExp('x{' + i + '}[a-' + 'z'.repeat(50) + ']').test('y') ? 1 : 0; } n", limits: limits);
        Assert.Equal(1, value.AsNumber());
    }
}
