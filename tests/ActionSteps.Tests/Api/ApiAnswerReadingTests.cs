using System.Text;
using ActionSteps.Api;
using ActionSteps.Execution;
using ActionSteps.Expressions;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Api;

/// <summary>Answers are read without keeping what nobody asks for, and texts that come again are not read again; nobody may notice either.</summary>
public sealed class ApiAnswerReadingTests
{
    [Fact]
    public async Task The_same_answer_says_what_the_session_holds_each_time()
    {
        string answer = Message("""{"text":"Dear {name}, you have {count} points left in your account"}""");

        Assert.Equal("Dear Ann, you have 1 points left in your account", await SaidAsync(answer, ("name", "Ann"), ("count", 1)));
        Assert.Equal("Dear Bo {x}, you have 2.5 points left in your account", await SaidAsync(answer, ("name", "Bo {x}"), ("count", 2.5)));
        Assert.Equal("Dear , you have  points left in your account", await SaidAsync(answer));
    }

    [Fact]
    public async Task Answers_that_begin_alike_say_what_each_of_them_says()
    {
        string[] answers = [.. Enumerable.Range(0, 12).Select(i => Message($$"""{"text":"A long beginning that all of these answers share, number {n} of {{i}}"}"""))];

        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < answers.Length; i++)
            {
                Assert.Equal($"A long beginning that all of these answers share, number 7 of {i}", await SaidAsync(answers[i], ("n", 7)));
            }
        }
    }

    [Fact]
    public async Task An_answer_that_came_before_may_be_followed_by_anything()
    {
        string messages = """[{"type":"text","config":{"textMessages":[{"text":"Stored for {name}, who is known to all of us"}]}}]""";
        foreach (string answer in new[] { $$"""{"messages":{{messages}}}""", $$"""{ "messages" : {{messages}} , "x" : [1] }""", $$"""{"x":{"y":"z"},"messages":{{messages}},"action":{} }""" })
        {
            Assert.Equal("Stored for Ann, who is known to all of us", await SaidAsync(answer, ("name", "Ann")));
        }

        (BlockResult result, _) = await AnswerAsync($$"""{"messages":{{messages}}]}""", ("name", "Ann"));
        Assert.Equal(ErrorCodes.UnexpectedResponse, Assert.Single(result.Log[0].Warnings).Code);
        Assert.Empty(result.Messages);
    }

    [Fact]
    public async Task Of_two_lists_of_messages_the_last_one_counts_also_when_one_of_them_came_before()
    {
        string known = """[{"type":"text","config":{"textMessages":[{"text":"This one was sent before to {name} and others"}]}}]""";
        const string other = """[{"type":"text","config":{"textMessages":[{"text":"other"}]}}]""";
        await SaidAsync($$"""{"messages":{{known}}}""", ("name", "Ann"));

        Assert.Equal("other", await SaidAsync($$"""{"messages":{{known}},"messages":{{other}}}""", ("name", "Ann")));
        Assert.Equal("This one was sent before to Ann and others", await SaidAsync($$"""{"messages":{{other}},"messages":{{known}}}""", ("name", "Ann")));
    }

    [Fact]
    public async Task One_of_several_texts_is_picked_each_time()
    {
        string answer = """{"messages":[{"type":"text","config":{"textMessages":[{"text":"first for {name}"},{"text":"second for {name}"},{"text":"third, for nobody"}]}}]}""";
        HashSet<string> said = [];

        for (int i = 0; i < 200; i++)
        {
            said.Add(await SaidAsync(answer, ("name", "Ann")));
        }

        Assert.Equal(["first for Ann", "second for Ann", "third, for nobody"], said.Order());
    }

    [Theory]
    [InlineData("""{"messages":[],"other":1e400}""")]
    [InlineData("""{"messages":[],"other":{"a":[1,]}}""")]
    [InlineData("""{"messages":[],"other":{"a" 1}}""")]
    [InlineData("""{"messages":[],"other":"unclosed}""")]
    [InlineData("""{"messages":[],"other":"\x"}""")]
    [InlineData("""{"messages":[],"other":nul}""")]
    [InlineData("""{"messages":[],"other":[[1}]}""")]
    [InlineData("""{"messages":[]}, 2""")]
    [InlineData("{\"session\":{\"namespace\":\"a\",\"data\":1},\"other\":\"\u00ff\"}", true)]
    [InlineData("{\"session\":{\"namespace\":\"a\",\"data\":1},\"other\":{\"\u00ff\":1}}", true)]
    public async Task What_stands_beside_the_contract_must_be_json_as_well(string body, bool isLatin1 = false)
    {
        byte[] bytes = (isLatin1 ? Encoding.Latin1 : Encoding.UTF8).GetBytes(body);

        (BlockResult result, Session session) = await AnswerAsync(bytes);

        Assert.Equal(ErrorCodes.UnexpectedResponse, Assert.Single(result.Log[0].Warnings).Code);
        Assert.Empty(result.Changes);
        Assert.True(session.Variables["a"].IsUndefined);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(100_000, false)]
    public async Task What_stands_beside_the_contract_must_not_nest_too_deep(int levels, bool isFine)
    {
        string deep = string.Concat(Enumerable.Repeat("[", levels)) + string.Concat(Enumerable.Repeat("]", levels));

        (BlockResult result, Session session) = await AnswerAsync($$"""{"other":{{deep}},"session":{"namespace":"a","data":1} }""");

        Assert.Equal(isFine ? [] : [ErrorCodes.UnexpectedResponse], result.Log[0].Warnings.Select(warning => warning.Code));
        Assert.Equal(isFine, session.Variables["a"] == 1);
    }

    [Fact]
    public async Task Names_may_be_escaped()
    {
        (BlockResult result, Session session) = await AnswerAsync("""{"\u0073ession":{"namespace":"a","data":1},"\u006dessages":{"type":"text","config":{"textMessages":[{"text":"{a}"}]}}}""");

        Assert.Equal(1, session.Variables["a"]);
        Assert.Equal(["1"], ApiRun.Texts(result));
    }

    [Theory]
    [InlineData("\"plain \\u007E text\"", "\"plain ~ text\"")]
    [InlineData("\"a\\\"b\\\\c\\n\"", "\"a\\\"b\\\\c\\n\"")]
    [InlineData("\"\\u00e9\\u20ac\\ud83d\\ude00\"", "\"\u00e9\u20ac\\uD83D\\uDE00\"")]
    [InlineData("12", "12")]
    [InlineData("-9007199254740992", "-9007199254740992")]
    [InlineData("0.1", "0.1")]
    [InlineData("1e300", "1E+300")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("null", "null")]
    [InlineData("""{"a":[1,"x",{"b":null}]}""", """{"a":[1,"x",{"b":null}]}""")]
    public async Task A_body_carries_every_value_beside_plain_ones(string json, string written)
    {
        ScriptedHttp http = new(new ScriptedAnswer(200));
        ApiStep step = new() { Method = ApiMethod.Post, Url = "http://back.example/", Body = [ApiRun.Text("first", "1"), ApiRun.Variable("it", "it"), ApiRun.Variable("last", "n")] };

        await ApiRun.RunAsync(Run.Session(("it", Value.ParseJson(json)), ("n", 3)), step, http: http);

        Assert.Equal($$"""{"first":"1","it":{{written}},"last":3}""", Encoding.UTF8.GetString(Assert.Single(http.Requests).Body.GetValueOrDefault().Span));
    }

    private static string Message(string text) => $$"""{"messages":[{"type":"text","config":{"textMessages":[{{text}}]} }]}""";

    private static async Task<string> SaidAsync(string answer, params (string Path, Value Value)[] variables)
    {
        (BlockResult result, _) = await AnswerAsync(answer, variables);
        Assert.Equal(RunStatus.Completed, result.Status);
        return Assert.Single(ApiRun.Texts(result));
    }

    private static Task<(BlockResult Result, Session Session)> AnswerAsync(string answer, params (string Path, Value Value)[] variables) =>
        AnswerAsync(Encoding.UTF8.GetBytes(answer), variables);

    private static async Task<(BlockResult Result, Session Session)> AnswerAsync(byte[] answer, params (string Path, Value Value)[] variables)
    {
        Session session = Run.Session(variables);
        return (await ApiRun.RunAsync(session, new ApiStep { Url = Template.Parse("http://back.example/") }, http: new PreparedHttp(answer)), session);
    }

    private sealed class PreparedHttp(byte[] answer) : IOutboundHttp
    {
        public Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(new OutboundResponse(request.Url, 200, "OK", [], new MemoryStream(answer, writable: false)));
    }
}
