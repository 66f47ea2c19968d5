using ActionSteps.Api;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Api;

public sealed class OutboundRedirectTests
{
    [Theory]
    [InlineData(301, "POST", "GET", false)]
    [InlineData(302, "POST", "GET", false)]
    [InlineData(303, "POST", "GET", false)]
    [InlineData(303, "PUT", "GET", false)]
    [InlineData(301, "PUT", "PUT", true)]
    [InlineData(302, "DELETE", "DELETE", true)]
    [InlineData(307, "POST", "POST", true)]
    [InlineData(308, "POST", "POST", true)]
    public async Task The_status_decides_about_method_and_body(int status, string method, string expected, bool keepsBody)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.WriteAsync(exchange.Path == "/old"
            ? $"HTTP/1.1 {status} Moved\r\nLocation: new?a=1\r\nContent-Length: 0\r\n\r\n"
            : RawServer.Ok("")));
        using OutboundHttp http = OutboundHttpTests.Open();

        using OutboundResponse response = await http.SendAsync(
            new OutboundRequest { Url = new Uri(server.Url, "/old"), Method = method, Body = "abc"u8.ToArray(), Headers = [new("Content-Type", "text/x"), new("X-Own", "1")] },
            default);

        Assert.True(response.IsRedirected);
        Assert.Equal("/new?a=1", response.Url.PathAndQuery);
        string last = server.Requests.Last();
        Assert.StartsWith($"{expected} /new?a=1 HTTP/1.1\r\n", last, StringComparison.Ordinal);
        Assert.Equal(keepsBody, last.EndsWith("abc", StringComparison.Ordinal));
        Assert.Equal(keepsBody, last.Contains("Content-Type", StringComparison.Ordinal));
        Assert.Contains("X-Own: 1", last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Credentials_stay_at_the_origin_they_were_meant_for(bool staysAtOrigin)
    {
        await using RawServer other = RawServer.Answering(RawServer.Ok(""));
        RawServer? self = null;
        await using RawServer server = RawServer.Start(exchange => exchange.WriteAsync(exchange.Path == "/old"
            ? $"HTTP/1.1 302 Found\r\nLocation: {(staysAtOrigin ? self!.Root : other.Root)}/new\r\nContent-Length: 0\r\n\r\n"
            : RawServer.Ok("")));
        self = server;
        using OutboundHttp http = OutboundHttpTests.Open();
        string[] secrets = ["Authorization", "Cookie", "Proxy-Authorization"];

        (await http.SendAsync(
            new OutboundRequest { Url = new Uri(server.Url, "/old"), Headers = [.. secrets.Select(name => new KeyValuePair<string, string>(name, "s3cret")), new("X-Own", "1")] },
            default)).Dispose();

        string last = (staysAtOrigin ? server : other).Requests.Last();
        Assert.All(secrets, name => Assert.Equal(staysAtOrigin, last.Contains($"\r\n{name}: s3cret", StringComparison.Ordinal)));
        Assert.Contains("X-Own: 1", last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 4)]
    [InlineData(20, 21)]
    [InlineData(1_000, 21)]
    public async Task An_endless_redirect_ends(int most, int requests)
    {
        await using RawServer server = RawServer.Answering("HTTP/1.1 307 Again\r\nLocation: /\r\nContent-Length: 0\r\n\r\n");
        using OutboundHttp http = OutboundHttpTests.Open();

        OutboundException fault = await OutboundHttpTests.FailAsync(http, new OutboundRequest { Url = server.Url, MaxRedirects = most });

        Assert.Equal(OutboundFailure.TooManyRedirects, fault.Failure);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task A_redirect_can_be_the_answer_or_a_failure()
    {
        await using RawServer server = RawServer.Answering("HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n");
        using OutboundHttp http = OutboundHttpTests.Open();

        using OutboundResponse response = await http.SendAsync(new OutboundRequest { Url = server.Url, Redirects = OutboundRedirects.Return }, default);
        OutboundException fault = await OutboundHttpTests.FailAsync(http, new OutboundRequest { Url = server.Url, Redirects = OutboundRedirects.Refuse });

        Assert.Equal(302, response.Status);
        Assert.Equal(OutboundFailure.RedirectRefused, fault.Failure);
    }

    [Theory]
    [InlineData("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", 302)]
    [InlineData("HTTP/1.1 304 Not Modified\r\nLocation: /x\r\n\r\n", 304)]
    [InlineData("HTTP/1.1 300 Choose\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n", 300)]
    public async Task What_is_no_redirect_is_the_answer(string answer, int status)
    {
        await using RawServer server = RawServer.Answering(answer);
        using OutboundHttp http = OutboundHttpTests.Open();

        using OutboundResponse response = await http.SendAsync(new OutboundRequest { Url = server.Url }, default);

        Assert.Equal(status, response.Status);
        Assert.False(response.IsRedirected);
    }
}
