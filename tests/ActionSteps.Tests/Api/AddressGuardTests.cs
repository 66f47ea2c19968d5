using System.Net;
using System.Net.Sockets;
using ActionSteps.Api;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Api;

public sealed class AddressGuardTests
{
    [Fact]
    public async Task No_byte_reaches_a_forbidden_address_however_it_is_written()
    {
        using Socket trap = new(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
        trap.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
        trap.Listen(1_000);
        int port = ((IPEndPoint)trap.LocalEndPoint!).Port;
        using OutboundHttp http = new(new OutboundOptions { Resolver = HostileUrls.ResolveAsync, TotalTimeout = TimeSpan.FromSeconds(5) });
        List<string> wrong = [];
        int count = 0;
        foreach (string text in HostileUrls.Read(port))
        {
            count++;
            if (Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out Uri? url) && await FailureAsync(http, url) is { } failure)
            {
                wrong.Add($"{text}: {failure}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(count >= 200, $"only {count} spellings");
        Assert.False(trap.Poll(0, SelectMode.SelectRead), "somebody has connected to the trap");
    }

    [Fact]
    public async Task The_trap_notices_who_gets_through()
    {
        using Socket trap = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        trap.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        trap.Listen(10);
        int port = ((IPEndPoint)trap.LocalEndPoint!).Port;
        using OutboundHttp http = new(new OutboundOptions { Allow = OutboundOptions.Loopback, TotalTimeout = TimeSpan.FromMilliseconds(200) });

        await Assert.ThrowsAsync<OutboundException>(() => http.SendAsync(new OutboundRequest { Url = new Uri($"http://127.1:{port}/") }, default));

        Assert.True(trap.Poll(0, SelectMode.SelectRead));
    }

    [Theory]
    [InlineData("inside.test", "inside.test", true)]
    [InlineData("inside.test", "INSIDE.test.", true)]
    [InlineData("inside.test", "other.test", false)]
    [InlineData("inside.test", "sub.inside.test", false)]
    [InlineData(".inside.test", "sub.inside.test", true)]
    [InlineData(".inside.test", "inside.test", false)]
    [InlineData(".inside.test", "notinside.test", false)]
    [InlineData("inside.test:{port}", "inside.test", true)]
    [InlineData("inside.test:1", "inside.test", false)]
    [InlineData("127.0.0.0/8", "inside.test", true)]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "127.1", true)]
    [InlineData("127.0.0.1", "[::ffff:127.0.0.1]", true)]
    [InlineData("127.0.0.0/8:{port}", "127.0.0.1", true)]
    [InlineData("127.0.0.0/8:1", "127.0.0.1", false)]
    [InlineData("127.0.0.2", "127.0.0.1", false)]
    [InlineData("10.0.0.0/8", "127.0.0.1", false)]
    [InlineData("::1", "127.0.0.1", false)]
    [InlineData("bücher.test", "xn--bcher-kva.test", true)]
    public async Task A_rule_opens_what_it_names_and_nothing_else(string rule, string host, bool isOpen)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("in"));
        using OutboundHttp http = new(new OutboundOptions
        {
            Allow = [rule.Replace("{port}", $"{server.Port}", StringComparison.Ordinal)],
            Resolver = static (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
        });
        OutboundRequest request = new() { Url = new Uri($"http://{host}:{server.Port}/") };

        if (isOpen)
        {
            using OutboundResponse response = await http.SendAsync(request, default);
            Assert.Equal(200, response.Status);
        }
        else
        {
            OutboundException fault = await Assert.ThrowsAsync<OutboundException>(() => http.SendAsync(request, default));
            Assert.Equal(OutboundFailure.Blocked, fault.Failure);
            Assert.Empty(server.Requests);
        }
    }

    [Fact]
    public async Task Of_the_addresses_of_a_name_only_allowed_ones_are_dialled()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("in"));
        using OutboundHttp http = new(new OutboundOptions
        {
            Allow = ["127.0.0.1"],
            Resolver = static (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.255.255.1"), IPAddress.Parse("127.0.0.2"), IPAddress.Loopback]),
        });

        using OutboundResponse response = await http.SendAsync(new OutboundRequest { Url = new Uri($"http://mixed.test:{server.Port}/") }, default);

        Assert.Equal(200, response.Status);
    }

    [Fact]
    public async Task A_name_that_changes_its_address_is_checked_again()
    {
        int calls = 0;
        await using RawServer server = RawServer.Start(async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            exchange.Close();
        });
        using OutboundHttp http = new(new OutboundOptions
        {
            Allow = ["127.0.0.1"],
            Resolver = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(calls++ == 0 ? "127.0.0.1" : "127.0.0.2")]),
        });
        OutboundRequest request = new() { Url = new Uri($"http://rebind.test:{server.Port}/") };
        (await http.SendAsync(request, default)).Dispose();

        OutboundException fault = await Assert.ThrowsAsync<OutboundException>(() => http.SendAsync(request, default));

        Assert.Equal(OutboundFailure.Blocked, fault.Failure);
        Assert.DoesNotContain("127.0.0.2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_a_forbidden_address_is_blocked()
    {
        await using RawServer inside = RawServer.Answering(RawServer.Ok("secret"));
        await using RawServer server = RawServer.Answering($"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{inside.Port}/\r\nContent-Length: 0\r\n\r\n");
        using OutboundHttp http = new(new OutboundOptions { Allow = [$"127.0.0.1:{server.Port}"] });

        OutboundException fault = await Assert.ThrowsAsync<OutboundException>(() => http.SendAsync(new OutboundRequest { Url = server.Url }, default));

        Assert.Equal(OutboundFailure.Blocked, fault.Failure);
        Assert.Empty(inside.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.1")]
    [InlineData("0x7f.1")]
    [InlineData("host:0")]
    [InlineData("host:65536")]
    [InlineData("host:")]
    [InlineData("http://host")]
    [InlineData("*.example.com")]
    [InlineData("[::1")]
    [InlineData("[::1]80")]
    [InlineData("fe80::1%1")]
    [InlineData("a b")]
    [InlineData(".")]
    public void A_rule_that_nobody_could_understand_is_refused(string rule)
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(() => new OutboundHttp(new OutboundOptions { Allow = [rule] }));
        Assert.Contains($"\"{rule}\"", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_options_are_told_all_at_once()
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(() => new OutboundHttp(new OutboundOptions
        {
            ConnectTimeout = TimeSpan.Zero,
            TotalTimeout = TimeSpan.FromDays(1),
            MaxTimeout = TimeSpan.FromHours(2),
            MaxBodyBytes = 0,
            MaxHeaderKilobytes = 0,
            MaxRedirects = -1,
            MaxDecompressionRatio = 1,
            MaxConnectionsPerServer = 0,
            ConnectionLifetime = TimeSpan.Zero,
        }));

        Assert.All(
            ["ConnectTimeout", "TotalTimeout", "MaxTimeout is 7200 seconds and below TotalTimeout", "MaxBodyBytes", "MaxHeaderKilobytes", "MaxRedirects", "MaxDecompressionRatio", "MaxConnectionsPerServer", "ConnectionLifetime"],
            name => Assert.Contains(name, fault.Message, StringComparison.Ordinal));
    }

    /// <summary>What is wrong, <c>null</c> when the request was refused as it should be.</summary>
    private static async Task<string?> FailureAsync(OutboundHttp http, Uri url)
    {
        try
        {
            using OutboundResponse response = await http.SendAsync(new OutboundRequest { Url = url }, default);
            return $"answered {response.Status}";
        }
        catch (OutboundException fault) when (fault.Failure is OutboundFailure.Blocked or OutboundFailure.NameNotFound)
        {
            return null;
        }
        catch (OutboundException fault)
        {
            return fault.Failure.ToString();
        }
    }
}
