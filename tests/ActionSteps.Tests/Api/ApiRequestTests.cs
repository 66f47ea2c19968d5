using ActionSteps.Api;
using ActionSteps.Execution;
using ActionSteps.Expressions;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Api;

public sealed class ApiRequestTests
{
    [Fact]
    public async Task The_body_of_a_money_transfer_has_native_values()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));

        await ApiRun.RunAsync(
            Post(server, ApiRun.Variable("amount", "amount"), ApiRun.Variable("destination", "{destination}")),
            ("amount", 500), ("destination", "Elon Musk"));

        Assert.Equal("""{"amount":500,"destination":"Elon Musk"}""", ApiRun.BodyOf(server));
        Assert.StartsWith("POST / HTTP/1.1\r\n", ApiRun.HeadOf(server), StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json\r\n", ApiRun.HeadOf(server), StringComparison.Ordinal);
        Assert.Contains("Accept: application/json\r\n", ApiRun.HeadOf(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_of_the_body_are_texts_variables_and_blocks()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));

        await ApiRun.RunAsync(
            Post(
                server,
                ApiRun.Block("ok", "next"),
                ApiRun.Text("x", "5"),
                ApiRun.Text("whole", "{n}"),
                ApiRun.Text("mixed", "n={n} é"),
                ApiRun.Text("gone", "{gone}"),
                ApiRun.Variable("missing", "gone.at.all"),
                ApiRun.Variable("null", "nothing"),
                ApiRun.Variable("list", "list"),
                ApiRun.Text("user.name", "flat"),
                ApiRun.Text("", "nameless"),
                ApiRun.Text("x", "6")),
            ("n", 5), ("nothing", Value.Null), ("list", Value.ParseJson("""[1,{"a":true}]""")));

        Assert.Equal(
            """{"ok":"next","x":"6","whole":5,"mixed":"n=5 é","gone":"","null":null,"list":[1,{"a":true}],"user.name":"flat"}""",
            ApiRun.BodyOf(server));
    }

    [Fact]
    public async Task A_text_stays_a_text()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));

        await ApiRun.RunAsync(Post(server, ApiRun.Text("x", "5")));

        Assert.Equal("""{"x":"5"}""", ApiRun.BodyOf(server));
    }

    [Fact]
    public async Task Query_parameters_are_encoded_and_appended_in_order()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));
        ApiStep step = new()
        {
            Url = $"{server.Root}/p?a=1#part",
            Query =
            [
                ApiRun.Variable("name", "users[0].firstname"), ApiRun.Text("n a", "é {x}"), ApiRun.Variable("gone", "gone"),
                ApiRun.Variable("o", "o"), ApiRun.Text("name", "2"), ApiRun.Block("to", "other"),
            ],
        };

        await ApiRun.RunAsync(step, ("users", Value.ParseJson("""[{"firstname":"A&B"}]""")), ("x", "/?"), ("o", Value.ParseJson("""{"a":[1]}""")));

        Assert.StartsWith(
            "GET /p?a=1&name=A%26B&n%20a=%C3%A9%20%2F%3F&o=%7B%22a%22%3A%5B1%5D%7D&name=2&to=other HTTP/1.1\r\n", ApiRun.RequestOf(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_variable_is_left_out_of_body_query_and_headers()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));
        ApiStep step = new()
        {
            Method = ApiMethod.Put, Url = server.Root, Query = [ApiRun.Variable("q", "gone")],
            Headers = [ApiRun.Variable("X-Gone", "gone")], Body = [ApiRun.Variable("b", "gone")],
        };

        await ApiRun.RunAsync(step);

        Assert.StartsWith("PUT / HTTP/1.1\r\n", ApiRun.HeadOf(server), StringComparison.Ordinal);
        Assert.DoesNotContain("X-Gone", ApiRun.HeadOf(server), StringComparison.Ordinal);
        Assert.Equal("{}", ApiRun.BodyOf(server));
    }

    [Theory]
    [InlineData("{base}/x/{id}", "/v1/x/a%2Fb%3Fc%C3%A9")]
    [InlineData("{base}/x?id={id}&y=1", "/v1/x?id=a%2Fb%3Fc%C3%A9&y=1")]
    [InlineData("{base}", "/v1")]
    public async Task A_placeholder_of_the_address_is_one_component_and_raw_at_the_very_start(string url, string target)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));

        await ApiRun.RunAsync(new ApiStep { Url = url }, ("base", $"{server.Root}/v1"), ("id", "a/b?cé"));

        Assert.StartsWith($"GET {target} HTTP/1.1\r\n", ApiRun.RequestOf(server), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    public async Task A_value_cannot_lead_out_of_the_path(string id)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));

        BlockResult result = await ApiRun.RunAsync(new ApiStep { Url = server.Root + "/users/{id}/mails" }, ("id", id));

        Assert.Equal(ErrorCodes.InvalidUrl, result.Log[0].Error?.Code);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/relative")]
    [InlineData("ftp://example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://")]
    [InlineData("https://exa mple.com/")]
    [InlineData("http://user:password@[/")]
    public async Task An_address_that_is_none_fails_before_anything_is_sent(string url)
    {
        BlockResult result = await ApiRun.RunAsync(new ApiStep { Url = url });

        Assert.Equal((Run.ErrorBlock, ErrorCodes.InvalidUrl), (result.Block, result.Log[0].Error?.Code));
        Assert.DoesNotContain("password", ApiRun.Logs(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_get_request_has_no_body_and_says_so()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));

        BlockResult result = await ApiRun.RunAsync(new ApiStep { Url = server.Root, Body = [ApiRun.Text("a", "1")] });

        Assert.Equal("", ApiRun.BodyOf(server));
        Assert.DoesNotContain("Content-", ApiRun.HeadOf(server), StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.BodyIgnored, Assert.Single(result.Log[0].Warnings).Code);
    }

    [Theory]
    [InlineData(ApiMethod.Post, "POST", "{}")]
    [InlineData(ApiMethod.Put, "PUT", "{}")]
    [InlineData(ApiMethod.Patch, "PATCH", "{}")]
    [InlineData(ApiMethod.Delete, "DELETE", "")]
    public async Task Without_members_the_body_is_an_empty_object(ApiMethod method, string name, string body)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));

        await ApiRun.RunAsync(new ApiStep { Method = method, Url = server.Root });

        Assert.StartsWith(name + " ", ApiRun.RequestOf(server), StringComparison.Ordinal);
        Assert.Equal(body, ApiRun.BodyOf(server));
    }

    [Theory]
    [InlineData(ApiMethod.Put)]
    [InlineData(ApiMethod.Patch)]
    [InlineData(ApiMethod.Delete)]
    public async Task Put_patch_and_delete_send_json(ApiMethod method)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));

        await ApiRun.RunAsync(new ApiStep { Method = method, Url = server.Root, Body = [ApiRun.Text("a", "1")] });

        Assert.Equal("""{"a":"1"}""", ApiRun.BodyOf(server));
        Assert.Contains("Content-Type: application/json\r\n", ApiRun.HeadOf(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bearer_token_is_rendered_and_wins_over_a_header()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));
        ApiStep step = new()
        {
            Url = server.Root, Headers = [ApiRun.Text("authorization", "mine")],
            Authorization = new ApiAuthorization { Type = ApiAuthorizationType.Bearer, Token = "{token}" },
        };

        await ApiRun.RunAsync(step, ("token", "t"));

        Assert.Contains("Authorization: Bearer t\r\n", ApiRun.HeadOf(server) + "\r\n", StringComparison.Ordinal);
        Assert.DoesNotContain("mine", ApiRun.HeadOf(server), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("u", "p", "dTpw")]
    [InlineData("é", "{pass}", "w6k6czpz")]
    public async Task Basic_credentials_are_base64_of_utf8(string username, string password, string expected)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));
        ApiStep step = new()
        {
            Url = server.Root,
            Authorization = new ApiAuthorization { Type = ApiAuthorizationType.Basic, Username = username, Password = password },
        };

        await ApiRun.RunAsync(step, ("pass", "s:s"));

        Assert.Contains($"Authorization: Basic {expected}\r\n", ApiRun.HeadOf(server) + "\r\n", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_headers_win_the_last_of_a_name_counts_and_text_beyond_ascii_is_utf8()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));
        ApiStep step = new()
        {
            Method = ApiMethod.Post, Url = server.Root, Body = [ApiRun.Text("a", "1")], Headers =
            [
                ApiRun.Text("content-type", "text/plain"), ApiRun.Text("X-A", "1"), ApiRun.Text("x-a", "{two}"), ApiRun.Variable("X-O", "o"),
                ApiRun.Text("X-U", "€"), ApiRun.Text("Accept", "*/*"), ApiRun.Text("Content-Length", "1"), ApiRun.Text("Transfer-Encoding", "chunked"),
            ],
        };

        await ApiRun.RunAsync(step, ("two", "2"), ("o", Value.ParseJson("""{"a":1}""")));

        string head = ApiRun.HeadOf(server) + "\r\n";
        Assert.Contains("Content-Type: text/plain\r\n", head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("application/json", head, StringComparison.Ordinal);
        Assert.Contains("x-a: 2\r\n", head, StringComparison.Ordinal);
        Assert.DoesNotContain("X-A: 1", head, StringComparison.Ordinal);
        Assert.Contains("X-O: {\"a\":1}\r\n", head, StringComparison.Ordinal);
        Assert.Contains("X-U: " + System.Text.Encoding.Latin1.GetString("€"u8) + "\r\n", head, StringComparison.Ordinal);
        Assert.Contains("Accept: */*\r\n", head, StringComparison.Ordinal);
        Assert.Contains("Content-Length: 9\r\n", head, StringComparison.Ordinal);
        Assert.DoesNotContain("chunked", head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-A", "a\r\nX-Evil: 1")]
    [InlineData("X-A", "a\nb")]
    [InlineData("X-A", "a\0b")]
    [InlineData("X-A: b\r\nX-Evil", "1")]
    [InlineData("X A", "1")]
    [InlineData("X-Ä", "1")]
    public async Task No_header_can_be_injected(string name, string value)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("{}"));

        BlockResult result = await ApiRun.RunAsync(new ApiStep { Url = server.Root, Headers = [ApiRun.Text(name, "{v}")] }, ("v", value));
        BlockResult token = await ApiRun.RunAsync(
            new ApiStep { Url = server.Root, Authorization = new() { Type = ApiAuthorizationType.Bearer, Token = "{v}" } }, ("v", "t\r\nX-Evil: 1"));

        Assert.Equal((ErrorCodes.InvalidHeader, ErrorCodes.InvalidHeader), (result.Log[0].Error?.Code, token.Log[0].Error?.Code));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Redirects_are_followed_five_times_and_credentials_stay_at_their_host()
    {
        await using RawServer other = RawServer.Answering(RawServer.Ok("{}"));
        await using RawServer server = RawServer.Start(exchange => exchange.WriteAsync(
            $"HTTP/1.1 307 Temporary Redirect\r\nLocation: {(exchange.Path == "/5" ? other.Root + "/end" : "/" + (int.Parse(exchange.Path[1..], null) + 1))}\r\nSet-Cookie: a=1\r\nContent-Length: 0\r\n\r\n"));
        ApiStep From(string path) => new()
        {
            Method = ApiMethod.Post, Url = server.Root + path, Body = [ApiRun.Text("a", "1")],
            Authorization = new ApiAuthorization { Type = ApiAuthorizationType.Bearer, Token = "t" },
        };

        BlockResult result = await ApiRun.RunAsync(From("/1"));
        BlockResult tooMany = await ApiRun.RunAsync(From("/0"));

        Assert.Equal("next", result.Block);
        Assert.Equal((Run.ErrorBlock, ErrorCodes.HttpError), (tooMany.Block, tooMany.Log[0].Error?.Code));
        string last = ApiRun.RequestOf(other);
        Assert.StartsWith("POST /end", last, StringComparison.Ordinal);
        Assert.EndsWith("""{"a":"1"}""", last, StringComparison.Ordinal);
        Assert.DoesNotContain("Bearer", last, StringComparison.Ordinal);
        Assert.All(server.Requests, request => Assert.DoesNotContain("Cookie", request, StringComparison.Ordinal));
        Assert.All(server.Requests, request => Assert.Contains("Bearer t", request, StringComparison.Ordinal));
    }

    private static ApiStep Post(RawServer server, params ApiParameter[] body) => new() { Method = ApiMethod.Post, Url = server.Root, Body = body };
}
