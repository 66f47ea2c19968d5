using System.Net;
using ActionSteps.Api;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Api;

/// <summary>The proxy of the environment. It is the same for the whole process, so that it answers for names of these tests only.</summary>
public sealed class OutboundProxyTests : IDisposable
{
    private readonly IWebProxy _before = HttpClient.DefaultProxy;

    public void Dispose() => HttpClient.DefaultProxy = _before;

    [Fact]
    public async Task It_is_ignored_unless_the_host_asks_for_it()
    {
        await using RawServer proxy = Install();
        await using RawServer server = RawServer.Answering(RawServer.Ok("direct"));
        using OutboundHttp http = Open(useProxy: false, "127.0.0.1");

        using OutboundResponse response = await http.SendAsync(new OutboundRequest { Url = new Uri($"http://shop.proxied.example:{server.Port}/") }, default);

        Assert.Equal("direct"u8.ToArray(), (await response.ReadBodyAsync(default)).ToArray());
        Assert.Empty(proxy.Requests);
    }

    [Fact]
    public async Task A_public_name_is_reached_through_a_proxy_that_is_allowed()
    {
        await using RawServer proxy = Install();
        using OutboundHttp http = Open(useProxy: true, "93.184.216.34");

        using OutboundResponse response = await http.SendAsync(new OutboundRequest { Url = new Uri("http://shop.proxied.example/p") }, default);

        Assert.Equal("by proxy"u8.ToArray(), (await response.ReadBodyAsync(default)).ToArray());
        Assert.StartsWith("GET http://shop.proxied.example/p HTTP/1.1\r\n", Assert.Single(proxy.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://shop.proxied.example/", "10.0.0.1")]
    [InlineData("http://shop.proxied.example/", "93.184.216.34 169.254.169.254")]
    [InlineData("https://shop.proxied.example/", "93.184.216.34 fd00::1")]
    public async Task A_name_with_one_forbidden_address_never_reaches_the_proxy(string url, string addresses)
    {
        await using RawServer proxy = Install();
        using OutboundHttp http = Open(useProxy: true, addresses);

        OutboundException fault = await OutboundHttpTests.FailAsync(http, new OutboundRequest { Url = new Uri(url) });

        Assert.Equal((OutboundFailure.Blocked, "EBLOCKED"), (fault.Failure, fault.SystemCode));
        Assert.Empty(proxy.Requests);
    }

    [Fact]
    public async Task A_redirect_behind_the_proxy_is_checked_too()
    {
        await using RawServer proxy = Install("HTTP/1.1 302 Found\r\nLocation: http://inside.proxied.example/\r\nContent-Length: 0\r\n\r\n");
        using OutboundHttp http = Open(useProxy: true, "93.184.216.34");

        OutboundException fault = await OutboundHttpTests.FailAsync(http, new OutboundRequest { Url = new Uri("http://shop.proxied.example/") });

        Assert.Equal(OutboundFailure.Blocked, fault.Failure);
        Assert.Single(proxy.Requests);
    }

    [Fact]
    public async Task A_proxy_that_is_not_allowed_is_not_dialled()
    {
        await using RawServer proxy = Install();
        using OutboundHttp http = new(new OutboundOptions { UseEnvironmentProxy = true, Resolver = Resolve("93.184.216.34") });

        OutboundException fault = await OutboundHttpTests.FailAsync(http, new OutboundRequest { Url = new Uri("http://shop.proxied.example/") });

        Assert.Equal(OutboundFailure.Blocked, fault.Failure);
        Assert.Empty(proxy.Requests);
    }

    private static RawServer Install(string? answer = null)
    {
        RawServer proxy = RawServer.Answering(answer ?? RawServer.Ok("by proxy"));
        HttpClient.DefaultProxy = new ProxyOfTheseTests(proxy.Url);
        return proxy;
    }

    private static OutboundHttp Open(bool useProxy, string addresses) =>
        new(new OutboundOptions { UseEnvironmentProxy = useProxy, Allow = OutboundOptions.Loopback, Resolver = Resolve(addresses) });

    private static Func<string, CancellationToken, Task<IPAddress[]>> Resolve(string addresses) => (host, _) =>
        Task.FromResult(Array.ConvertAll((host.StartsWith("inside.", StringComparison.Ordinal) ? "10.0.0.1" : addresses).Split(' '), IPAddress.Parse));

    private sealed class ProxyOfTheseTests(Uri address) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : address;

        public bool IsBypassed(Uri host) => !host.Host.EndsWith(".proxied.example", StringComparison.Ordinal);
    }
}
