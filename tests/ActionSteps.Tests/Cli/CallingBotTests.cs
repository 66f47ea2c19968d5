using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Cli;

/// <summary>A bot in which three code steps call a server and route by what it answers, run as <c>actionsteps run</c>.</summary>
public sealed class CallingBotTests
{
    private static readonly string Bot = Tool.FileOf("calling-bot.json");

    [Theory]
    [InlineData("Ann", 0, "2 seats are € 25.|Order A-17 is placed.", "GET /customers?name=Ann|POST /prices|POST /orders")]
    [InlineData("Nobody", 0, "Who are you, Nobody?", "GET /customers?name=Nobody")]
    [InlineData("Full", 0, "9 seats are € 112.5.|The train is full.", "GET /customers?name=Full|POST /prices|POST /orders")]
    [InlineData("Broken", 1, "0 seats are € 0.|Something went wrong.", "GET /customers?name=Broken|POST /prices|POST /orders")]
    public async Task Three_scripts_route_by_the_answers_of_a_server(string name, int exit, string said, string requests)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.WriteAsync(Answer(exchange)));

        ToolResult result = await Tool.RunUnhurriedAsync(server.Requests.Clear, "run", Bot, "--set", $"base={server.Root}", "--set", $"name={name}", "--set", "token=key-of-the-shop", "--json");

        Assert.Equal((exit, "completed"), (result.ExitCode, result.Json["status"].ToString()));
        Assert.Equal(said, string.Join('|', Items(result.Json["messages"]).Select(message => message["config"]["textMessages"][0]["text"].ToString())));
        Assert.Equal(requests, string.Join('|', server.Requests.Select(request => request[..request.IndexOf(" HTTP", StringComparison.Ordinal)])));
        Assert.All(
            server.Requests.Where(request => !request.StartsWith("POST /prices", StringComparison.Ordinal)),
            request => Assert.Contains("\r\nAuthorization: Bearer key-of-the-shop\r\n", request, StringComparison.Ordinal));
        Assert.DoesNotContain("key-of-the-shop", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_leads_to_the_error_block_and_is_told()
    {
        ToolResult result = await Tool.RunUnhurriedAsync(null, "run", Bot, "--set", "base=http://127.0.0.1:1", "--set", "name=Ann", "--json");

        Assert.Equal((1, "Something went wrong."), (result.ExitCode, result.Json["messages"][0]["config"]["textMessages"][0]["text"].ToString()));
        Assert.Equal("CODE_ERROR", result.Json["log"][0]["error"]["code"]);
        Assert.Equal(
            "FetchError: request to http://127.0.0.1:1/customers?name=Ann failed, reason: connect ECONNREFUSED 127.0.0.1:1",
            result.Json["log"][0]["error"]["message"].ToString().Split(" (line")[0]);
    }

    [Fact]
    public async Task The_bot_has_no_faults()
    {
        ToolResult check = await Tool.RunAsync("validate", Bot, "--strict");

        Assert.Equal((0, ""), (check.ExitCode, check.Output));
    }

    private static string Answer(RawExchange exchange) => exchange.Path switch
    {
        "/customers?name=Ann" => RawServer.Ok("""{"customers":[{"id":"c1","seats":2}]}"""),
        "/customers?name=Full" => RawServer.Ok("""{"customers":[{"id":"c2","seats":9}]}"""),
        "/customers?name=Broken" => RawServer.Ok("""{"customers":[{"id":"c3","seats":0}]}"""),
        "/prices" when exchange.Request.Contains("<seats>2</seats>", StringComparison.Ordinal) => RawServer.Ok("<price>25</price>"),
        "/prices" when exchange.Request.Contains("<seats>9</seats>", StringComparison.Ordinal) => RawServer.Ok("<price>112.5</price>"),
        "/prices" => RawServer.Ok("<price>0</price>"),
        "/orders" when exchange.Request.Contains("""{"customer":"c1","price":25}""", StringComparison.Ordinal) => RawServer.Ok("""{"number":"A-17"}""").Replace("200 OK", "201 Created", StringComparison.Ordinal),
        "/orders" when exchange.Request.Contains("\"c2\"", StringComparison.Ordinal) => "HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n\r\n",
        "/orders" => "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n",
        _ => RawServer.Ok("""{"customers":[]}"""),
    };

    private static ValueList Items(Value value) => value.TryGetList(out ValueList? list) ? list : ValueList.Empty;
}
