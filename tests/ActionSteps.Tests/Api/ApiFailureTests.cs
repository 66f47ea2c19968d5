using System.Text.Json;
using ActionSteps.Api;
using ActionSteps.Execution;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Api;

public sealed class ApiFailureTests
{
    private const string Contract = """{"session":{"namespace":"a","data":1},"messages":[{"type":"text","config":{"textMessages":"x"}}],"action":{"nextDialogstate":"other"}}""";

    [Theory]
    [InlineData("500 Internal Server Error", 500)]
    [InlineData("400 Bad Request", 400)]
    [InlineData("304 Not Modified", 304)]
    [InlineData("302 Found", 302)]
    public async Task An_error_status_applies_nothing_and_runs_the_error_block(string status, int code)
    {
        string body = code == 304 ? string.Empty : Contract;
        await using RawServer server = RawServer.Answering($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        Session session = Run.Session();

        BlockResult result = await ApiRun.RunAsync(session, new ApiStep { Url = server.Root });

        Value error = result.Log[0].Error?.ToValue() ?? default;
        Assert.Equal((Run.ErrorBlock, ErrorCodes.HttpError, status), (result.Block, error["code"].ToString(), error["message"].ToString()));
        Assert.Equal((code, body), (error["response"]["status"], error["response"]["body"].ToString()));
        Assert.Equal(StepStatus.Failed, result.Log[0].Status);
        Assert.Empty(result.Messages);
        Assert.Empty(session.Variables.User);
    }

    [Fact]
    public async Task The_record_of_a_failure_has_the_documented_shape()
    {
        await using RawServer server = RawServer.Answering("HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\nno");
        ApiStep step = new()
        {
            Method = ApiMethod.Post, Url = server.Root + "/p", Query = [ApiRun.Text("q", "1")], Headers = [ApiRun.Text("X-A", "1")],
            Body = [ApiRun.Variable("n", "n")], Authorization = new() { Type = ApiAuthorizationType.Basic, Username = "ann", Password = "pass word" },
        };

        BlockResult result = await ApiRun.RunAsync(
            Run.Session(("n", 1)), step, new ExecutionOptions { Clock = new VirtualClock(new DateTimeOffset(2024, 1, 1, 10, 0, 0, TimeSpan.Zero)) });

        Assert.Equal(
            Value.ParseJson($$"""
                { "time": "2024-01-01T10:00:00.000Z", "botId": "bot", "version": "DRAFT", "sessionId": "session-1",
                  "dialogstate": { "id": "block", "name": "block" }, "code": "HTTP_ERROR", "outcome": "httpError",
                  "request": { "method": "POST", "url": "{{server.Root}}/p",
                    "headers": { "X-A": "1", "Authorization": "***", "Accept": "application/json", "Accept-Encoding": "gzip, deflate, br", "Content-Type": "application/json" },
                    "query": { "q": "1" }, "body": { "n": 1 } },
                  "response": { "status": 400, "body": "no" }, "message": "400 Bad Request", "block": "block", "step": "0" }
                """),
            result.Log[0].Error?.ToValue());
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_a_failure_without_response()
    {
        BlockResult result = await ApiRun.RunAsync(new ApiStep { Url = "http://127.0.0.1:1/" });

        Value error = result.Log[0].Error?.ToValue() ?? default;
        Assert.Equal((Run.ErrorBlock, "HTTP_ERROR", "connect"), (result.Block, error["code"].ToString(), error["outcome"].ToString()));
        Assert.Equal("http://127.0.0.1:1/", error["request"]["url"]);
        Assert.True(error["response"].IsUndefined);
    }

    [Fact]
    public async Task A_private_address_is_blocked()
    {
        BlockResult result = await ApiRun.RunAsync(new ApiStep { Url = "http://169.254.169.254/latest/meta-data" });

        Assert.Equal("blocked", result.Log[0].Error?.ToValue()["outcome"]);
    }

    [Theory]
    [InlineData("500 No", "other")]
    [InlineData("200 OK", "next")]
    public async Task On_failure_takes_the_place_of_the_error_block(string status, string block)
    {
        await using RawServer server = RawServer.Answering($"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n");

        BlockResult result = await ApiRun.RunAsync(new ApiStep { Url = server.Root, OnFailure = "other" });

        Assert.Equal((RunStatus.Completed, block), (result.Status, result.Block));
        Assert.Equal(block == "other", result.Log[0].Error is not null);
        Assert.Null(result.Error);
    }

    [Fact]
    public async Task An_unknown_block_for_failures_leaves_the_error_block()
    {
        BlockResult result = await ApiRun.RunAsync(new ApiStep { Url = "http://127.0.0.1:1/", OnFailure = "nowhere" });

        Assert.Equal((Run.ErrorBlock, ErrorCodes.UnknownBlock), (result.Block, Assert.Single(result.Log[0].Warnings).Code));
    }

    [Fact]
    public async Task A_failure_gives_back_everything_but_the_response_variable()
    {
        await using RawServer server = RawServer.Answering($"HTTP/1.1 500 No\r\nContent-Length: {Contract.Length}\r\n\r\n{Contract}");
        Session session = Run.Session(("a", 7));

        BlockResult result = await ApiRun.RunAsync(session, new ApiStep { Url = server.Root, ResponseVariable = VariablePath.Parse("r"), OnFailure = "other" });

        Assert.Equal((7, 500), (session.Variables["a"], session.Variables["r.status"]));
        Assert.Equal("r", Assert.Single(result.Changes).Path);
    }

    [Fact]
    public async Task A_time_that_is_up_is_a_timeout()
    {
        VirtualClock clock = new();
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RawServer server = RawServer.Start(exchange =>
        {
            asked.SetResult();
            return exchange.HangAsync();
        });

        Task<BlockResult> running = ApiRun.RunAsync(Run.Session(), new ApiStep { Url = server.Root, TimeoutSeconds = 1 }, new ExecutionOptions { Clock = clock });
        await asked.Task;
        clock.Advance(TimeSpan.FromSeconds(1));
        BlockResult result = await running;

        Value error = result.Log[0].Error?.ToValue() ?? default;
        Assert.Equal((Run.ErrorBlock, ErrorCodes.Timeout, "timeout"), (result.Block, error["code"].ToString(), error["outcome"].ToString()));
    }

    [Fact]
    public async Task A_step_that_allows_more_time_than_others_has_it()
    {
        VirtualClock clock = new();
        await using RawServer server = RawServer.Start(exchange =>
        {
            clock.Advance(TimeSpan.FromSeconds(45));
            return exchange.WriteAsync(RawServer.Ok("""{"action":{"nextDialogstate":"other"}}"""));
        });

        BlockResult result = await ApiRun.RunAsync(Run.Session(), new ApiStep { Url = server.Root, TimeoutSeconds = 60 }, new ExecutionOptions { Clock = clock });

        Assert.Equal("other", result.Block);
    }

    [Fact]
    public async Task A_sensitive_variable_is_real_on_the_wire_and_hidden_in_the_log()
    {
        await using RawServer server = RawServer.Start(exchange =>
        {
            string body = $"no such iban {exchange.Request.Split("\r\n\r\n")[1]} {exchange.Path}";
            return exchange.WriteAsync($"HTTP/1.1 400 BE71096123456769\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        });
        ApiStep step = new()
        {
            Method = ApiMethod.Post, Url = server.Root + "/{iban}", Query = [ApiRun.Variable("iban", "iban")], Headers = [ApiRun.Text("X-Iban", "{iban}")],
            Body = [ApiRun.Variable("iban", "iban"), ApiRun.Variable("pin", "pin"), ApiRun.Text("text", "is {iban}")],
        };
        VariableDefinitions definitions = new([new VariableDefinition("iban") { Sensitive = true }, new VariableDefinition("pin") { Sensitive = true }], null);

        BlockResult result = await ApiRun.RunAsync(Run.Session(("iban", "BE71096123456769"), ("pin", 12)), step, definitions: definitions);

        Assert.Equal("""{"iban":"BE71096123456769","pin":12,"text":"is BE71096123456769"}""", ApiRun.BodyOf(server));
        Value request = result.Log[0].Error?.ToValue()["request"] ?? default;
        Assert.Equal("""{"iban":"{iban}","pin":"{pin}","text":"is {iban}"}""", request["body"].ToJson());
        Assert.DoesNotContain("BE71096123456769", ApiRun.Logs(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hush{hush")]
    [InlineData("hush{1 / 0}")]
    [InlineData("{HUSH(1)}")]
    public async Task What_is_wrong_with_a_secret_is_told_without_quoting_it(string secret)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));
        ApiAuthorization[] authorizations =
            [new() { Type = ApiAuthorizationType.Bearer, Token = secret }, new() { Type = ApiAuthorizationType.Basic, Username = "u", Password = secret }];
        foreach (ApiAuthorization authorization in authorizations)
        {
            BlockResult result = await ApiRun.RunAsync(
                new ApiStep { Url = server.Root, Authorization = authorization, Headers = [ApiRun.Text("X-Api-Key", secret)] });

            Assert.NotEmpty(result.Log[0].Warnings);
            Assert.DoesNotContain("hush", ApiRun.Logs(result), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Credentials_are_in_no_log_wherever_the_back_end_repeats_them()
    {
        const string Secret = "p/ss w\u00F6rd\"1";
        await using RawServer server = RawServer.Start(exchange =>
        {
            string echo = JsonSerializer.Serialize(exchange.Request) + Secret + Uri.EscapeDataString(Secret) + JsonSerializer.Serialize(Secret);
            return exchange.WriteAsync($"HTTP/1.1 401 No\r\nContent-Length: {System.Text.Encoding.UTF8.GetByteCount(echo)}\r\n\r\n{echo}");
        });
        ApiStep step = new()
        {
            Url = server.Root.Replace("//", "//user:hush-hush@", StringComparison.Ordinal) + "/{secret}",
            Headers = [ApiRun.Text("X-Api-Key", "key-123"), ApiRun.Text("Cookie", "c=crumbs")],
            Query = [ApiRun.Variable("again", "secret")],
            Authorization = new() { Type = ApiAuthorizationType.Basic, Username = "ann", Password = "{secret}" },
        };

        string logs = ApiRun.Logs(await ApiRun.RunAsync(step, ("secret", Secret)));

        Assert.Contains("***", logs, StringComparison.Ordinal);
        string[] forms = [Secret, Uri.EscapeDataString(Secret), Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"ann:{Secret}")), "key-123", "crumbs", "hush-hush"];
        Assert.All(forms, form => Assert.DoesNotContain(form, logs, StringComparison.Ordinal));
    }
}
