using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Cli;

public sealed class CommandLineTests
{
    private static readonly string Bot = Tool.FileOf("every-step.json");

    [Fact]
    public async Task A_bot_with_every_step_kind_runs_from_start_to_handover()
    {
        ToolResult result = await Tool.RunAsync(
            "run", Bot, "--clock", "2020-10-06T16:17:44.727Z", "--channel", "web", "--say", "Ann", "--json");

        Value json = result.Json;
        Assert.Equal((0, "offloaded", "handed-over"), (result.ExitCode, json["status"].ToString(), json["block"].ToString()));
        Assert.Equal(Value.Null, json["error"]);
        Assert.Equal(
            ["JSONTemplate", "text", "text"], List(json["messages"]).Select(message => message["type"].ToString()));
        Assert.Equal(
            "Total 25, IBAN BE71096123456769. The office is open from nine to five on working days.",
            json["messages"][1]["config"]["textMessages"][0]["text"]);
        Assert.Equal(["CL_DISPATCH_EVENT", "TRACKED"], List(json["events"]).Select(item => item["type"].ToString()));
        Assert.Equal("""{"hours":16}""", json["events"][0]["payload"].ToJson());
        Assert.Equal("""{"amount":"25","iban":"{iban}"}""", json["events"][1]["attributes"].ToJson());
        Assert.Equal(["ann@example.org", "bob@example.org"], List(json["mails"][0]["to"]).Select(to => to.ToString()));
        Assert.Equal("IBAN BE71096123456769", json["mails"][0]["text"]);
        Assert.Contains("IBAN {iban}.", json["mails"][1]["text"].ToString(), StringComparison.Ordinal);
        Assert.Equal("{iban}", json["variables"]["iban"]);
        Assert.Equal(25, json["variables"]["total"]);
        Assert.Equal(30.25, json["variables"]["gross"]);
        Assert.Equal("total 25", List(json["log"]).Single(entry => entry["kind"] == "code")["console"][0]["text"]);
        Assert.Equal(Value.True, json["internal"]["isPaused"]);
        Assert.DoesNotContain("BE71096123456769", json["log"].ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("BE71096123456769", json["changes"].ToJson(), StringComparison.Ordinal);
        string[] kinds = [.. List(json["log"]).Select(entry => entry["kind"].ToString())];
        Assert.Equal(
            ["setVariables", "clearSession", "getTime", "jsonBuilder", "iFrame", "trackEvent", "sendMail", "tableOperation", "tableOperation",
                "knowledgeBase", "code", "api", "startRecording", "stopRecording", "delay", "goToVariableBlock", "mailReport", "forwardCall", "offload"],
            kinds.Where(kind => kind != "goTo"));
    }

    [Theory]
    [InlineData("pause", "paused")]
    [InlineData("close", "closed")]
    [InlineData("ask-name", "waiting")]
    public async Task The_status_tells_how_the_turn_ended(string block, string status)
    {
        ToolResult result = await Tool.RunAsync("run", Bot, "--block", block, "--json");

        Assert.Equal((0, status), (result.ExitCode, result.Json["status"].ToString()));
    }

    [Fact]
    public async Task A_failed_step_exits_with_1_and_the_error_block_takes_over()
    {
        ToolResult result = await Tool.RunAsync("run", Bot, "--block", "fail", "--json");

        Value json = result.Json;
        Assert.Equal((1, "completed", Value.Null), (result.ExitCode, json["status"].ToString(), json["error"]));
        Assert.Equal(("bad", "failed", "INVALID_DURATION"), (
            json["log"][0]["step"].ToString(), json["log"][0]["status"].ToString(), json["log"][0]["error"]["code"].ToString()));
        Assert.Equal("Something went wrong.", json["messages"][0]["config"]["textMessages"][0]["text"]);
    }

    [Theory]
    [InlineData("""{ "status": "ok" }""", 0, "")]
    [InlineData("{}", 1, "$.offloading.providers[0].url (1,84): Offload provider \"desk\": the answer to the health check is not {\"status\":\"ok\"}.")]
    public async Task Validate_asks_the_webhooks_of_a_bot_when_it_may(string answer, int exitCode, string output)
    {
        await using RawServer desk = RawServer.Answering(RawServer.Ok(answer));
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file, $$"""{ "id": "b", "blocks": [], "offloading": { "providers": [ { "name": "desk", "url": "{{desk.Root}}", "verifyToken": "t" }, { "name": "own" } ] } }""");

        ToolResult online = await Tool.RunAsync("validate", file, "--online");
        int asked = desk.Requests.Count;
        ToolResult offline = await Tool.RunAsync("validate", file);

        File.Delete(file);
        Assert.Equal((exitCode, output), (online.ExitCode, online.Output.Trim()));
        Assert.Equal((0, ""), (offline.ExitCode, offline.Output));
        Assert.Equal((1, 1), (asked, desk.Requests.Count));
    }

    [Fact]
    public async Task A_bot_with_a_webhook_hands_over_to_it_and_tells_what_is_said()
    {
        await using RawServer desk = RawServer.Answering(RawServer.Ok("""{ "offloadSuccess": true }"""));
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file,
            $$"""
            { "id": "b", "start": "help", "offloading": { "providers": [ { "name": "desk", "url": "{{desk.Root}}" } ] },
              "blocks": [ { "kind": "action", "id": "help", "steps": [ { "kind": "offload", "provider": "desk" } ] } ] }
            """);

        ToolResult result = await Tool.RunAsync("run", file, "--say", "hi", "--event", """{ "endOffload": true }""", "--json");

        File.Delete(file);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(desk.Requests, request => request.Contains("\"event\":\"offload\"", StringComparison.Ordinal));
        Assert.Contains(desk.Requests, request => request.Contains("\"text\":\"hi\"", StringComparison.Ordinal));
        Assert.Contains("internal.offload\",\"type\":\"DELETED\"", result.Json["changes"].ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_clock_a_long_wait_is_told_with_its_due_time()
    {
        ToolResult result = await Tool.RunAsync("run", Bot, "--block", "long", "--json");

        Assert.Equal("waiting", result.Json["status"]);
        Assert.True(DateTimeOffset.Parse(result.Json["dueTime"].ToString(), null) > DateTimeOffset.UtcNow.AddMinutes(50));
    }

    [Fact]
    public async Task A_voice_channel_gets_call_commands()
    {
        ToolResult result = await Tool.RunAsync("run", Bot, "--block", "report", "--channel", "voice", "--set", "name=Ann", "--json");

        Assert.Equal("""[{"type":"FORWARD","number":"+328005580"}]""", result.Json["commands"].ToJson());
    }

    [Fact]
    public async Task An_iframe_event_and_a_button_are_inputs_like_texts()
    {
        ToolResult result = await Tool.RunAsync(
            "run", Bot, "--block", "ask-name", "--channel", "voice",
            "--event", """{"target":"CL_API","type":"UPDATE_SESSION","payload":{"a":1}}""", "--say", "/pause", "--json");

        Assert.Equal(("paused", (Value)1), (result.Json["status"].ToString(), result.Json["variables"]["a"]));
    }

    [Fact]
    public async Task The_session_file_presets_variables_and_what_the_platform_knows()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{ "name": "Ann", "user.name": 1, "internal": { "locale": "nl-be", "channel": "voice" } }""");

        ToolResult result = await Tool.RunAsync("eval", "{name} {locale} {internal.channel}", "--session", file, "--set", "user.age=3", "--json");

        File.Delete(file);
        Assert.Equal("Ann nl-be voice", result.Json["text"]);
    }

    [Theory]
    [InlineData("{1 + 2}", "3", "3", null)]
    [InlineData("a{1 / 0}", "\"a\"", "a", "DIVISION_BY_ZERO")]
    [InlineData("{1 +}", "\"{1 +}\"", "{1 +}", "EXPRESSION_SYNTAX")]
    public async Task Eval_prints_value_text_and_warnings(string template, string value, string text, string? warning)
    {
        ToolResult result = await Tool.RunAsync("eval", template, "--json");

        Value json = result.Json;
        Assert.Equal((0, value, text), (result.ExitCode, json["value"].ToJson(), json["text"].ToString()));
        Assert.Equal(warning, List(json["warnings"]).Select(item => item["code"].ToString()).SingleOrDefault());
        Assert.Equal(Value.Null, json["error"]);
    }

    [Fact]
    public async Task Eval_uses_the_virtual_clock()
    {
        ToolResult result = await Tool.RunAsync("eval", "{NOW()}", "--clock", "2020-10-06T16:17:44.727Z");

        Assert.Equal("2020-10-06T16:17:44.727Z", result.Output.Trim());
    }

    [Fact]
    public async Task Validate_prints_each_fault_on_a_line_of_its_own()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """
            { "id": "b", "start": "x",
              "blocks": [ { "kind": "action", "id": "a", "steps": [ { "kind": "setVariable", "assignments": [] } ], "goTo": { "block": "b" } } ] }
            """);

        ToolResult result = await Tool.RunAsync("validate", file);

        File.Delete(file);
        string[] lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(lines, line => line.StartsWith("$.start (1,23): ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("$.blocks[0].steps[0].kind (2,67): ", StringComparison.Ordinal) && line.Contains("setVariables", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("$.blocks[0].goTo.block", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fine_bot_has_nothing_to_print_and_warnings_count_only_when_strict()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """
            { "id": "b", "blocks": [ { "kind": "action", "id": "a", "steps": [ { "kind": "setVariables", "assignments": [ { "variable": "internal.x", "value": "1" } ] } ] } ] }
            """);

        ToolResult loose = await Tool.RunAsync("validate", file);
        ToolResult strict = await Tool.RunAsync("validate", file, "--strict");
        ToolResult fine = await Tool.RunAsync("validate", Bot);

        File.Delete(file);
        Assert.Equal((0, 1, 0), (loose.ExitCode, strict.ExitCode, fine.ExitCode));
        Assert.Contains("internal", loose.Output, StringComparison.Ordinal);
        Assert.Empty(fine.Output);
    }

    [Fact]
    public async Task A_faulty_bot_does_not_run()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "{ \"id\": ");

        ToolResult text = await Tool.RunAsync("run", file);
        ToolResult json = await Tool.RunAsync("run", file, "--json");

        File.Delete(file);
        Assert.Equal((1, 1), (text.ExitCode, json.ExitCode));
        Assert.Equal("failed", json.Json["status"]);
        Assert.DoesNotContain("   at ", text.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run", "nowhere.json")]
    [InlineData("validate", "nowhere.json")]
    [InlineData("eval")]
    [InlineData("eval", "{a}", "--session", "nowhere.json")]
    [InlineData("eval", "{a}", "--set", "a")]
    [InlineData("eval", "{a}", "--set", "internal.channel=x")]
    [InlineData("eval", "{a}", "--clock", "yesterday")]
    [InlineData("run", "BOT", "--block", "nowhere")]
    [InlineData("run", "BOT", "--event", "{}")]
    [InlineData("run", "BOT", "--nonsense")]
    [InlineData("fly")]
    public async Task Wrong_usage_exits_with_2_and_one_clear_line(params string[] arguments)
    {
        ToolResult result = await Tool.RunAsync([.. arguments.Select(argument => argument == "BOT" ? Bot : argument)]);

        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Error);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_is_json_of_the_2020_12_dialect()
    {
        ToolResult result = await Tool.RunAsync("schema");

        Assert.Equal("https://json-schema.org/draft/2020-12/schema", result.Json["$schema"]);
    }

    [Fact]
    public async Task The_demo_plays_to_the_end_and_its_bot_has_no_faults()
    {
        ToolResult demo = await Tool.RunUnhurriedAsync(before: null, "demo");
        ToolResult bot = await Tool.RunAsync("demo", "--bot");
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, bot.Output);
        ToolResult check = await Tool.RunAsync("validate", file, "--strict");

        File.Delete(file);
        Assert.Equal(0, demo.ExitCode);
        Assert.Contains("Status: closed.", demo.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error ", demo.Output, StringComparison.Ordinal);
        Assert.Contains("http  POST /tickets {\"destination\":\"Antwerp\",\"seats\":2,", demo.Output, StringComparison.Ordinal);
        Assert.Contains("set ticket = {\"number\":\"T-0001\"", demo.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (check.ExitCode, check.Output));
    }

    [Fact]
    public async Task The_bot_of_the_demo_without_its_back_end_ends_in_the_error_block()
    {
        ToolResult bot = await Tool.RunAsync("demo", "--bot");
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, bot.Output);

        // Nobody listens on the discard port.
        ToolResult run = await Tool.RunAsync("run", file, "--set", "backend=http://127.0.0.1:9", "--say", "ghent", "--say", "2", "--clock", "2026-01-31T09:00:00Z", "--json");

        File.Delete(file);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Something went wrong at our side.", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"completed\"", run.Output.Replace(": ", ":", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static ValueList List(Value value) => value.TryGetList(out ValueList? list) ? list : ValueList.Empty;
}
