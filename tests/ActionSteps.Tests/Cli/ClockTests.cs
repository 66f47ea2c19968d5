using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Cli;

/// <summary>The virtual clock of <c>actionsteps run --clock</c> beside scripts that wait and ask.</summary>
public sealed class ClockTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clock");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("await new Promise(resolve => { _.delay(resolve, 25000) });", "0,25000")]
    [InlineData("await fetch(args.url).then(r => r.text());", "0,0")]
    [InlineData("for (let i = 0; i < 3; i++) { await fetch(args.url); await new Promise(resolve => { _.delay(resolve, 7000) }); }", "0,21000")]
    [InlineData("const r = await fetch(args.url); await new Promise(resolve => { _.delay(resolve, 7000) }); await r.text();", "0,7000")]
    [InlineData("await new Promise(resolve => { _.delay(resolve, 31000) });", "CODE_TIMEOUT")]
    public async Task Scripts_see_only_the_time_that_they_wait_for(string code, string expected)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("answer"));
        string file = Path.Combine(_folder.FullName, "bot.json");
        await File.WriteAllTextAsync(file, $$"""
            { "id": "b", "start": "a", "blocks": [ { "kind": "action", "id": "a", "steps": [
              { "kind": "code", "arguments": [ { "key": "url", "type": "text", "value": "{{server.Root}}" } ],
                "code": "const before = Date.now(); {{code}} ChatlayerResponseBuilder().addMessage(`${before - Date.parse('2026-01-01T00:00:00Z')},${Date.now() - before}`).send();" } ] } ] }
            """);

        ToolResult result = await Tool.RunUnhurriedAsync(null, "run", file, "--clock", "2026-01-01T00:00:00Z", "--json");

        string error = result.Json["log"][0]["error"]["code"].ToString();
        Assert.Equal(expected, error.Length > 0 ? error : result.Json["messages"][0]["config"]["textMessages"][0]["text"].ToString());
    }
}
