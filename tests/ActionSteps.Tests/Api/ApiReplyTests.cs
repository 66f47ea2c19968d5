using ActionSteps.Api;
using ActionSteps.Execution;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Api;

public sealed class ApiReplyTests
{
    private const string Banking = """
        {
          "session": { "namespace": "account", "data": { "limit": 1000, "amount": 250 } },
          "messages": [ { "type": "text", "config": { "textMessages": [ { "text": "Done, {account.amount} left" } ] } } ],
          "action": { "nextDialogstate": "other" }
        }
        """;

    [Fact]
    public async Task The_documented_banking_answer_is_stored_said_and_followed()
    {
        Session session = Run.Session();

        BlockResult result = await AnswerAsync(session, Banking);

        Assert.Equal((RunStatus.Completed, "other"), (result.Status, result.Block));
        Assert.Equal("""{"limit":1000,"amount":250}""", session.Variables["account"].ToJson());
        Assert.Equal(["Done, 250 left"], ApiRun.Texts(result));
    }

    [Fact]
    public async Task Session_entries_may_be_a_list_and_objects_are_merged()
    {
        Session session = Run.Session(("user", Value.ParseJson("""{"a":1}""")));

        await AnswerAsync(session, """{"session":[{"namespace":"user","data":{"b":2}},{"namespace":"user.address.city","data":"Gent"},{"namespace":"list","data":[1]}]}""");

        Assert.Equal("""{"a":1,"b":2,"address":{"city":"Gent"}}""", session.Variables["user"].ToJson());
        Assert.Equal("[1]", session.Variables["list"].ToJson());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("""{"session":null,"messages":null,"action":null}""")]
    [InlineData("""{"other":[1],"action":{"nextDialogstate":null}}""")]
    [InlineData("""{"action":{"nextDialogstate":""}}""")]
    [InlineData("""{"action":{},"nextDialogstate":"other"}""")]
    [InlineData("\uFEFF{}")]
    public async Task An_answer_without_anything_goes_on_with_the_block(string body)
    {
        Session session = Run.Session();

        BlockResult result = await AnswerAsync(session, body);

        Assert.Equal("next", result.Block);
        Assert.Empty(result.Log[0].Warnings);
        Assert.Empty(result.Changes);
    }

    [Fact]
    public async Task No_content_is_a_success()
    {
        await using RawServer server = RawServer.Answering("HTTP/1.1 204 No Content\r\n\r\n");

        BlockResult result = await ApiRun.RunAsync(new ApiStep { Url = server.Root });

        Assert.Equal(("next", 0), (result.Block, result.Log[0].Warnings.Count));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1,2]")]
    [InlineData("5")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("{\"a\":1}x")]
    [InlineData("{\"a\":1e400}")]
    [InlineData("<html>")]
    public async Task Something_else_than_an_object_is_a_success_with_a_warning(string body)
    {
        BlockResult result = await AnswerAsync(Run.Session(), body);

        Assert.Equal(("next", ErrorCodes.UnexpectedResponse), (result.Block, Assert.Single(result.Log[0].Warnings).Code));
    }

    [Fact]
    public async Task Unknown_messages_are_skipped_and_the_others_sent()
    {
        BlockResult result = await AnswerAsync(Run.Session(), """
            {"messages":[{"type":"text","config":{"textMessages":[{"text":"one"}]}},{"type":"hologram","config":{}},{"type":"text"},"x",
             {"type":"text","config":{"textMessages":[{"text":"two"}]}}]}
            """);

        Assert.Equal(["one", "two"], ApiRun.Texts(result));
        Assert.All(result.Log[0].Warnings, warning => Assert.Equal(ErrorCodes.UnknownMessageType, warning.Code));
        Assert.Equal(3, result.Log[0].Warnings.Count);
    }

    [Fact]
    public async Task A_single_message_needs_no_list()
    {
        BlockResult result = await AnswerAsync(Run.Session(("n", 1)), """{"messages":{"type":"text","config":{"textMessages":"{n} left"}}}""");

        Assert.Equal(["1 left"], ApiRun.Texts(result));
    }

    [Theory]
    [InlineData("""{"data":1}""", ErrorCodes.InvalidSessionEntry)]
    [InlineData("""{"namespace":"  ","data":1}""", ErrorCodes.InvalidSessionEntry)]
    [InlineData("""{"namespace":5,"data":1}""", ErrorCodes.InvalidSessionEntry)]
    [InlineData("""{"namespace":"a"}""", ErrorCodes.InvalidSessionEntry)]
    [InlineData("\"text\"", ErrorCodes.InvalidSessionEntry)]
    [InlineData("""{"namespace":"internal","data":{"channel":"x"}}""", ErrorCodes.InternalReadOnly)]
    [InlineData("""{"namespace":"internal.user","data":{"name":"x"}}""", ErrorCodes.InternalReadOnly)]
    [InlineData("""{"namespace":"__proto__","data":{"a":1}}""", ErrorCodes.InvalidPath)]
    public async Task An_entry_that_cannot_be_stored_is_skipped_and_messages_are_still_sent(string entry, string code)
    {
        Session session = Run.Session();

        BlockResult result = await AnswerAsync(
            session, $$"""{ "session": [ {{entry}}, { "namespace": "b", "data": 2 } ], "messages": [ { "type": "text", "config": { "textMessages": "b={b}" } } ] }""");

        Assert.Equal(code, Assert.Single(result.Log[0].Warnings).Code);
        Assert.Equal(["b=2"], ApiRun.Texts(result));
        Assert.Equal("""{"b":2}""", Value.Object(session.Variables.User).ToJson());
        Assert.Equal("web", session.Variables["internal.channel"]);
    }

    [Fact]
    public async Task Reserved_names_and_duplicate_members_do_no_harm()
    {
        Session session = Run.Session();

        await AnswerAsync(session, """{"session":{"namespace":"a","namespace":"b","data":{"__proto__":{"x":1},"constructor":2,"y":3}}}""");

        Assert.Equal("""{"b":{"y":3}}""", Value.Object(session.Variables.User).ToJson());
    }

    [Theory]
    [InlineData("""{"action":{"nextDialogstate":"nowhere"}}""", "next")]
    [InlineData("""{"nextDialogstate":"other"}""", "other")]
    [InlineData("""{"action":{"nextDialogstate":5}}""", "next")]
    public async Task The_next_block_is_followed_when_it_is_there(string body, string block)
    {
        BlockResult result = await AnswerAsync(Run.Session(), body);

        Assert.Equal(block, result.Block);
        Assert.Equal(block == "next" ? [ErrorCodes.UnknownBlock] : [], result.Log[0].Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public async Task The_block_that_was_sent_comes_back_as_the_next_one_and_skips_the_remaining_steps()
    {
        await using RawServer server = RawServer.Start(exchange =>
            exchange.WriteAsync(RawServer.Ok($$"""{ "action": { "nextDialogstate": {{Value.ParseJson(exchange.Request.Split("\r\n\r\n")[1])["ok"].ToJson()}} } }""")));
        using OutboundHttp http = new(new OutboundOptions { Allow = OutboundOptions.Loopback });

        BlockResult result = await Run.StepsAsync(
            Run.Session(),
            new Ports(http),
            options: null,
            new ApiStep { Method = ApiMethod.Post, Url = server.Root, Body = [ApiRun.Block("ok", "other")] },
            Chat.Say("never"));

        Assert.Equal("other", result.Block);
        Assert.Empty(result.Messages);
    }

    [Theory]
    [InlineData("{}", "other")]
    [InlineData("not json", "other")]
    [InlineData("""{"action":{"nextDialogstate":"nowhere"}}""", "other")]
    [InlineData("""{"action":{"nextDialogstate":"error"}}""", "error")]
    public async Task On_success_counts_when_the_answer_routes_nowhere(string body, string block)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok(body));

        Assert.Equal(block, (await ApiRun.RunAsync(new ApiStep { Url = server.Root, OnSuccess = "other" })).Block);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 7\r\n\r\n{\"a\":1}", """{"status":200,"ok":true,"headers":{"x-a":"1, 2","content-length":"7"},"body":{"a":1}}""")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone", """{"status":404,"ok":false,"headers":{"content-length":"4"},"body":"none"}""")]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", """{"status":204,"ok":true,"headers":{},"body":null}""")]
    [InlineData("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", """{"status":500,"ok":false,"headers":{"content-length":"0"},"body":null}""")]
    public async Task The_response_variable_gets_every_completed_exchange_and_survives_a_failure(string answer, string stored)
    {
        await using RawServer server = RawServer.Answering(answer);
        Session session = Run.Session();

        await ApiRun.RunAsync(session, new ApiStep { Url = server.Root, ResponseVariable = VariablePath.Parse("r") });

        Assert.Equal(stored, session.Variables["r"].ToJson());
    }

    [Fact]
    public async Task Messages_of_the_answer_see_the_response_variable()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("""{"messages":{"type":"text","config":{"textMessages":"{r.status}"}}}"""));

        BlockResult result = await ApiRun.RunAsync(new ApiStep { Url = server.Root, ResponseVariable = VariablePath.Parse("r") });

        Assert.Equal(["200"], ApiRun.Texts(result));
    }

    private static async Task<BlockResult> AnswerAsync(Session session, string body)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok(body));
        return await ApiRun.RunAsync(session, new ApiStep { Url = server.Root });
    }
}
