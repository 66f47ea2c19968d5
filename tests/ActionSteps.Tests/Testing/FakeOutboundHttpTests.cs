using System.Text;
using ActionSteps.Testing.Api;

namespace ActionSteps.Tests.Testing;

public sealed class FakeOutboundHttpTests
{
    private static readonly CancellationToken Token = CancellationToken.None;

    private readonly FakeOutboundHttp _http = new FakeOutboundHttp()
        .Answer("POST", "https://api.example/tickets", 201, "{\"id\":7}")
        .Fail("GET", "https://api.example/slow*", OutboundFailure.Timeout)
        .Answer("GET", "https://api.example/*", 200, "ok", "text/plain");

    [Theory]
    [InlineData("POST", "https://api.example/tickets", 201, "{\"id\":7}", "application/json")]
    [InlineData("GET", "https://api.example/anything?a=b", 200, "ok", "text/plain")]
    public async Task The_first_answer_that_fits_is_given(string method, string url, int status, string body, string contentType)
    {
        using OutboundResponse response = await _http.SendAsync(new OutboundRequest { Method = method, Url = new Uri(url) }, Token);

        Assert.Equal((status, contentType), (response.Status, response.Headers[0].Value));
        Assert.Equal(body, Encoding.UTF8.GetString((await response.ReadBodyAsync(Token)).Span));
    }

    [Theory]
    [InlineData("GET", "https://api.example/slow/1", OutboundFailure.Timeout)]
    [InlineData("DELETE", "https://api.example/tickets", OutboundFailure.Connect)]
    public async Task Other_requests_fail_and_are_remembered(string method, string url, OutboundFailure failure)
    {
        OutboundException raised = await Assert.ThrowsAsync<OutboundException>(
            () => _http.SendAsync(new OutboundRequest { Method = method, Url = new Uri(url) }, Token));

        Assert.Equal(failure, raised.Failure);
        Assert.Equal(url, Assert.Single(_http.Requests).Url.AbsoluteUri);
    }
}
