using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Cli;

public sealed class ApiCommandTests
{
    [Fact]
    public async Task Run_calls_a_back_end_on_this_machine_and_prints_what_came_of_it()
    {
        await using RawServer server = RawServer.Start(exchange => exchange.WriteAsync(exchange.Path == "/transfers"
            ? RawServer.Ok("""
                {"session":{"namespace":"account","data":{"amount":250}},
                 "messages":[{"type":"text","config":{"textMessages":[{"text":"Done, {account.amount} left"}]}}],"action":{"nextDialogstate":"balance"}}
                """)
            : "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 6\r\n\r\nclosed"));
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """
            { "id": "bank", "start": "transfer", "errorBlock": "sorry", "blocks": [
              { "kind": "action", "id": "transfer", "steps": [
                { "kind": "api", "method": "POST", "url": "{backend}/transfers", "body": [ { "key": "amount", "type": "variable", "value": "amount" } ] } ] },
              { "kind": "action", "id": "balance", "steps": [ { "kind": "api", "id": "ask", "url": "{backend}/balance" } ] },
              { "kind": "message", "id": "sorry", "messages": [ { "type": "text", "config": { "textMessages": "Sorry." } } ] } ] }
            """);

        ToolResult result = await Tool.RunAsync("run", file, "--set", $"backend={server.Root}", "--set", "amount=500", "--json");

        File.Delete(file);
        Value json = result.Json;
        Assert.Equal((1, "completed", "sorry"), (result.ExitCode, json["status"].ToString(), json["block"].ToString()));
        Assert.Equal("Done, 250 left", json["messages"][0]["config"]["textMessages"][0]["text"]);
        Assert.Equal(250, json["variables"]["account"]["amount"]);
        Assert.Equal("""{"amount":"500"}""", json["log"][0]["inputs"]["body"].ToJson());
        Value error = json["log"][1]["error"];
        Assert.Equal(("HTTP_ERROR", "503 Service Unavailable", "ask"), (error["code"].ToString(), error["message"].ToString(), error["step"].ToString()));
        Assert.Equal(("GET", $"{server.Root}/balance"), (error["request"]["method"].ToString(), error["request"]["url"].ToString()));
        Assert.Equal("""{"status":503,"body":"closed"}""", error["response"].ToJson());
    }
}
