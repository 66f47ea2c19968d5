using ActionSteps.Api;
using ActionSteps.Execution;
using ActionSteps.Expressions;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Api;

public sealed class ApiBodyTests
{
    [Fact]
    public async Task A_body_template_is_sent_as_it_is_rendered()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));
        ApiStep step = new()
        {
            Method = ApiMethod.Post, Url = server.Root, Headers = [ApiRun.Text("Content-Type", "text/xml; charset=utf-8")],
            BodyTemplate = "<total currency=\"€\">{total}</total>",
        };

        await ApiRun.RunAsync(step, ("total", 12.5));

        Assert.Equal("<total currency=\"€\">12.5</total>", ApiRun.BodyOf(server));
        Assert.Contains("Content-Type: text/xml; charset=utf-8\r\n", ApiRun.HeadOf(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_template_is_json_unless_a_header_says_otherwise()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));

        await ApiRun.RunAsync(new ApiStep { Method = ApiMethod.Delete, Url = server.Root, BodyTemplate = """[{"name":"{name}","order":{order}}]""" }, ("name", "Ann"), ("order", Value.ParseJson("""{"a":1}""")));

        Assert.Equal("""[{"name":"Ann","order":{"a":1}}]""", ApiRun.BodyOf(server));
        Assert.Contains("Content-Type: application/json\r\n", ApiRun.HeadOf(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_urlencoded()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));
        ApiStep step = new()
        {
            Method = ApiMethod.Post, Url = server.Root,
            Form = [ApiRun.Text("a b", "{x}"), ApiRun.Variable("gone", "gone"), ApiRun.Variable("o", "o"), ApiRun.Block("to", "other"), ApiRun.Text("a b", "2")],
        };

        await ApiRun.RunAsync(step, ("x", "1&2=é +\r\n"), ("o", Value.ParseJson("[1]")));

        Assert.Equal("a+b=1%262%3D%C3%A9+%2B%0D%0A&o=%5B1%5D&to=other&a+b=2", ApiRun.BodyOf(server));
        Assert.Contains("Content-Type: application/x-www-form-urlencoded\r\n", ApiRun.HeadOf(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_of_a_multipart_body_have_names_file_names_and_types_and_no_value_ends_a_header()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));
        ApiStep step = new()
        {
            Method = ApiMethod.Post, Url = server.Root,
            Multipart =
            [
                new ApiPart("note", Template.Parse("Hello {name}")),
                new ApiPart("order", Template.Parse("order")) { Type = ApiValueType.Variable, FileName = "{file}", ContentType = "application/json" },
                new ApiPart("raw", Template.Parse("x")) { FileName = "x.bin" },
                new ApiPart("gone", Template.Parse("gone")) { Type = ApiValueType.Variable },
            ],
        };

        await ApiRun.RunAsync(
            Run.Session(("name", "Zoë"), ("order", Value.ParseJson("""{"a":1}""")), ("file", "a\"b\r\nX-Evil: 1.json")), step, new ExecutionOptions { Random = new FixedRandom(0) });

        const string Boundary = "000102030405060708090a0b0c0d0e0f";
        Assert.Contains($"Content-Type: multipart/form-data; boundary={Boundary}\r\n", ApiRun.HeadOf(server), StringComparison.Ordinal);
        Assert.Equal(
            $"--{Boundary}\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nHello Zoë\r\n"
            + $"--{Boundary}\r\nContent-Disposition: form-data; name=\"order\"; filename=\"a%22b%0D%0AX-Evil: 1.json\"\r\nContent-Type: application/json\r\n\r\n{{\"a\":1}}\r\n"
            + $"--{Boundary}\r\nContent-Disposition: form-data; name=\"raw\"; filename=\"x.bin\"\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n"
            + $"--{Boundary}--\r\n",
            ApiRun.BodyOf(server));
    }

    [Fact]
    public async Task Forms_are_logged_by_field_with_sensitive_values_hidden()
    {
        VariableDefinitions definitions = new([new VariableDefinition("pin") { Sensitive = true }], null);
        ScriptedHttp http = new(new ScriptedAnswer(400));

        BlockResult form = await ApiRun.RunAsync(
            Run.Session(("pin", "12")), new ApiStep { Method = ApiMethod.Post, Url = "https://example.com", Form = [ApiRun.Variable("pin", "pin")] }, definitions: definitions, http: http);
        BlockResult multipart = await ApiRun.RunAsync(
            Run.Session(("pin", "12")),
            new ApiStep { Method = ApiMethod.Post, Url = "https://example.com", Multipart = [new ApiPart("pin", Template.Parse("pin")) { Type = ApiValueType.Variable }] },
            definitions: definitions,
            http: http);

        Assert.Equal("""{"pin":"{pin}"}""", form.Log[0].Error?.ToValue()["request"]["body"].ToJson());
        Assert.Equal("""{"pin":"{pin}"}""", multipart.Log[0].Error?.ToValue()["request"]["body"].ToJson());
    }
}
