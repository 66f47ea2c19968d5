using ActionSteps.Api;
using ActionSteps.Execution;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Api;

public sealed class ApiOutcomeTests
{
    [Theory]
    [InlineData(OutboundFailure.Timeout, "timeout")]
    [InlineData(OutboundFailure.Connect, "connect")]
    [InlineData(OutboundFailure.NameNotFound, "connect")]
    [InlineData(OutboundFailure.Tls, "connect")]
    [InlineData(OutboundFailure.Interrupted, "connect")]
    [InlineData(OutboundFailure.Blocked, "blocked")]
    [InlineData(OutboundFailure.TooLarge, "tooLarge")]
    [InlineData(OutboundFailure.InvalidResponse, "invalidBody")]
    [InlineData(OutboundFailure.TooManyRedirects, "httpError")]
    [InlineData(OutboundFailure.InvalidRedirect, "httpError")]
    public async Task Every_failure_has_an_outcome_and_its_block(OutboundFailure failure, string outcome)
    {
        BlockResult result = await RunAsync(ScriptedAnswer.Fails(failure), BlocksBut(outcome));
        BlockResult other = await RunAsync(ScriptedAnswer.Fails(failure), Only(outcome));

        Assert.Equal(outcome, result.Log[0].Error?.ToValue()["outcome"]);
        Assert.Equal(("next", "other"), (result.Block, other.Block));
    }

    [Theory]
    [InlineData(200, "{}", "ok", "other")]
    [InlineData(200, "none", "ok", "other")]
    [InlineData(200, "none", "invalidBody", "other")]
    [InlineData(200, "{}", "invalidBody", "next")]
    [InlineData(204, "", "invalidBody", "next")]
    [InlineData(404, "{}", "httpError", "other")]
    [InlineData(404, "none", "invalidBody", "error")]
    [InlineData(200, """{"action":{"nextDialogstate":"error"}}""", "ok", "error")]
    public async Task Answers_are_routed_by_their_outcome(int status, string body, string outcome, string block) =>
        Assert.Equal(block, (await RunAsync(new ScriptedAnswer(status, body), Only(outcome), onFailure: null)).Block);

    private static ApiOutcomeBlocks Only(string outcome) => outcome switch
    {
        "ok" => new() { Ok = "other" },
        "httpError" => new() { HttpError = "other" },
        "timeout" => new() { Timeout = "other" },
        "connect" => new() { Connect = "other" },
        "blocked" => new() { Blocked = "other" },
        "tooLarge" => new() { TooLarge = "other" },
        _ => new() { InvalidBody = "other" },
    };

    /// <summary>A route for every outcome but one, which is left to <c>onFailure</c>.</summary>
    private static ApiOutcomeBlocks BlocksBut(string outcome)
    {
        ApiOutcomeBlocks all = new() { Ok = "other", HttpError = "other", Timeout = "other", Connect = "other", Blocked = "other", TooLarge = "other", InvalidBody = "other" };
        return outcome switch
        {
            "httpError" => all with { HttpError = null },
            "timeout" => all with { Timeout = null },
            "connect" => all with { Connect = null },
            "blocked" => all with { Blocked = null },
            "tooLarge" => all with { TooLarge = null },
            _ => all with { InvalidBody = null },
        };
    }

    private static Task<BlockResult> RunAsync(ScriptedAnswer answer, ApiOutcomeBlocks outcomes, string? onFailure = "next") => ApiRun.RunAsync(
        Run.Session(),
        new ApiStep { Url = "https://example.com/", Outcomes = outcomes, OnFailure = onFailure is { } id ? new BlockReference(id) : default(BlockReference?) },
        http: new ScriptedHttp(answer));
}
