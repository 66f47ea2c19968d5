using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Cli;

public sealed class ScriptCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("script-command");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_script_runs_with_its_args_and_prints_value_console_and_usage()
    {
        string script = Write("sum.js", "console.log('hi', args.name);\nconsole.warn([1]);\nreturn { sum: await args.items.reduce((a, b) => a + b, 0) };");
        string args = Write("args.json", """{ "name": "Ann", "items": [1, 2, 3] }""");

        ToolResult result = await Tool.RunAsync("script", script, "--args", args, "--json");

        Value json = result.Json;
        Assert.Equal((0, Value.Null, Value.Null), (result.ExitCode, json["error"], json["result"]));
        Assert.Equal("""{"sum":6}""", json["value"].ToJson());
        Assert.Equal("""[{"level":"log","text":"hi Ann"},{"level":"warn","text":"[ 1 ]"}]""", json["console"].ToJson());
        Assert.True(json["usage"]["instructions"].TryGetNumber(out double instructions) && instructions > 0);
    }

    [Fact]
    public async Task What_was_sent_is_printed_merged_in_order()
    {
        string script = Write("send.js", """
            const b = ChatlayerResponseBuilder().addMessage('a').addSessionVariable('x.y', 1).setNextDialogState('one').send();
            ChatlayerResponseBuilder().addMessage('b').setNextDialogState('two').send();
            b.addSessionVariable('z', args.list).send();
            """);

        ToolResult result = await Tool.RunAsync("script", script, "--args", Write("args.json", """{ "list": [1] }"""), "--json");

        Assert.Equal((0, Value.Null), (result.ExitCode, result.Json["value"]));
        Assert.Equal(
            """{"action":{"nextDialogstate":"two"},"messages":[{"type":"text","config":{"textMessages":[{"text":"a"}]}},{"type":"text","config":{"textMessages":[{"text":"b"}]}}],"session":[{"namespace":"x","data":{"y":1}},{"namespace":"z","data":[1]}]}""",
            result.Json["result"].ToJson());
    }

    [Fact]
    public async Task A_failed_script_has_no_result_and_names_its_line()
    {
        ToolResult result = await Tool.RunAsync("script", Write("bad.js", "ChatlayerResponseBuilder().addMessage('a').send();\nthrow new RangeError('x');"), "--json");

        Assert.Equal((1, Value.Null, Value.Number(2), "RangeError"), (result.ExitCode, result.Json["result"], result.Json["error"]["line"], result.Json["error"]["name"].ToString()));
    }

    [Fact]
    public async Task A_person_sees_the_console_the_value_and_what_was_used()
    {
        ToolResult result = await Tool.RunAsync("script", Write("hi.js", "console.log('hello'); return 42;"));

        Assert.Equal((0, $"hello{Environment.NewLine}=> 42{Environment.NewLine}"), (result.ExitCode, result.Output));
        Assert.Contains("instructions", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("console.log(1);\nnull.x", "CODE_ERROR", "at bad.js:2:6")]
    [InlineData("let a = ;", "CODE_ERROR", "\"line\": 1,")]
    [InlineData("for (;;);", "CODE_TIMEOUT", "\"limit\": \"ComputingTime\"")]
    [InlineData("let s = 'x'; for (;;) s += s;", "CODE_ERROR", "RangeError: Invalid string length")]
    [InlineData("const a = []; for (;;) a.push(new Array(1e6).fill(0));", "CODE_MEMORY", "\"limit\": \"Memory\"")]
    public async Task A_failure_has_a_code_and_its_place(string source, string code, string expected)
    {
        string script = Write("bad.js", source);

        ToolResult result = await (code == "CODE_TIMEOUT" ? Tool.RunAsync("script", script, "--json") : Tool.RunUnhurriedAsync(null, "script", script, "--json"));

        Assert.Equal((1, code), (result.ExitCode, result.Json["error"]["code"].ToString()));
        Assert.Contains(expected, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "There is no args file")]
    [InlineData("[1]", "holds no JSON object")]
    [InlineData("{", "is not JSON")]
    public async Task Wrong_args_are_wrong_usage(string? args, string expected)
    {
        string script = Write("ok.js", "return 1;");
        string file = args is null ? Path.Combine(_folder.FullName, "none.json") : Write("args.json", args);

        ToolResult result = await Tool.RunAsync("script", script, "--args", file);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await Tool.RunAsync("script", Path.Combine(_folder.FullName, "none.js"))).ExitCode);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
