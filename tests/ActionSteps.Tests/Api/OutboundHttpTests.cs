using System.IO.Compression;
using System.Text;
using ActionSteps.Api;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Api;

public sealed class OutboundHttpTests
{
    private const string Chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    [Fact]
    public async Task Sends_method_headers_and_body_and_gives_back_all_of_the_answer()
    {
        await using RawServer server = RawServer.Answering("HTTP/1.1 418 Short and stout\r\nX-A: 1\r\nX-A: 2\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nhi");
        using OutboundHttp http = Open();

        using OutboundResponse response = await http.SendAsync(
            new OutboundRequest
            {
                Url = new Uri(server.Url, "/p?q=1"),
                Method = "PATCH",
                Headers = [new("X-Test", "é"), new("Content-Type", "text/xml"), new("Transfer-Encoding", "chunked"), new("Content-Length", "99")],
                Body = "body"u8.ToArray(),
            },
            default);

        Assert.Equal((418, "Short and stout"), (response.Status, response.Reason));
        Assert.Equal(["1", "2"], response.Headers.Where(header => header.Key == "X-A").Select(header => header.Value));
        Assert.Equal("hi", Encoding.UTF8.GetString((await response.ReadBodyAsync(default)).Span));
        string request = Assert.Single(server.Requests);
        Assert.StartsWith("PATCH /p?q=1 HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("X-Test: é\r\n", request, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/xml\r\n", request, StringComparison.Ordinal);
        Assert.Contains("Content-Length: 4\r\n", request, StringComparison.Ordinal);
        Assert.DoesNotContain("chunked", request, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nbody", request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not http at all\r\n\r\n", OutboundFailure.InvalidResponse)]
    [InlineData("HTTP/1.1 abc\r\n\r\n", OutboundFailure.InvalidResponse)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc", OutboundFailure.Interrupted)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc", OutboundFailure.InvalidResponse)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab", OutboundFailure.Interrupted)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", OutboundFailure.InvalidResponse)]
    [InlineData("", OutboundFailure.Interrupted)]
    [InlineData("HTTP/1.1 20", OutboundFailure.Interrupted)]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n", OutboundFailure.InvalidRedirect)]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n", OutboundFailure.Blocked)]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n", OutboundFailure.TooManyRedirects)]
    public async Task A_server_that_breaks_the_rules_gives_a_typed_failure(string answer, OutboundFailure expected)
    {
        await using RawServer server = RawServer.Start(async exchange =>
        {
            await exchange.WriteAsync(answer);
            if (!answer.Contains("Location", StringComparison.Ordinal))
            {
                exchange.Close();
            }
        });
        using OutboundHttp http = Open();

        Assert.Equal(expected, (await FailAsync(http, new OutboundRequest { Url = server.Url })).Failure);
    }

    [Fact]
    public async Task A_head_of_a_hundred_thousand_headers_is_too_large()
    {
        await using RawServer server = RawServer.Start(async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 200 OK\r\n");
            for (int i = 0; i < 100_000; i++)
            {
                await exchange.WriteAsync($"X-{i}: 1\r\n");
            }
        });
        using OutboundHttp http = Open();

        Assert.Equal(OutboundFailure.TooLarge, (await FailAsync(http, new OutboundRequest { Url = server.Url })).Failure);
    }

    [Fact]
    public async Task An_endless_body_ends_at_the_limit()
    {
        await using RawServer server = RawServer.Start(async exchange =>
        {
            await exchange.WriteAsync(Chunked);
            byte[] chunk = Encoding.ASCII.GetBytes("4000\r\n" + new string('x', 0x4000) + "\r\n");
            while (true)
            {
                await exchange.WriteAsync(chunk);
            }
        });
        using OutboundHttp http = Open(new OutboundOptions { MaxBodyBytes = 200_000 });

        Assert.Equal(OutboundFailure.TooLarge, (await FailAsync(http, new OutboundRequest { Url = server.Url })).Failure);
        Assert.Equal(OutboundFailure.TooLarge, (await FailAsync(http, new OutboundRequest { Url = server.Url, MaxBodyBytes = 10 })).Failure);
    }

    [Theory]
    [InlineData(5_000_000, 200)]
    [InlineData(50_000_000, 10_000)]
    public async Task A_bomb_is_too_large_by_size_or_by_how_much_it_swells(int size, int ratio)
    {
        await using RawServer server = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip", Pack(new byte[size], stream => new GZipStream(stream, CompressionLevel.Optimal)));
        using OutboundHttp http = Open(new OutboundOptions { MaxDecompressionRatio = ratio });

        Assert.Equal(OutboundFailure.TooLarge, (await FailAsync(http, new OutboundRequest { Url = server.Url })).Failure);
    }

    [Fact]
    public async Task Compressed_bodies_are_read_as_what_they_hold()
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("hello ", 1_000)));
        (string Name, Func<Stream, Stream> Open)[] kinds =
        [
            ("gzip", stream => new GZipStream(stream, CompressionLevel.Fastest)),
            ("x-gzip", stream => new GZipStream(stream, CompressionLevel.Fastest)),
            ("deflate", stream => new ZLibStream(stream, CompressionLevel.Fastest)),
            ("deflate", stream => new DeflateStream(stream, CompressionLevel.Fastest)),
            ("BR", stream => new BrotliStream(stream, CompressionLevel.Fastest)),
        ];
        using OutboundHttp http = Open();
        foreach ((string name, Func<Stream, Stream> open) in kinds)
        {
            byte[] packed = Pack(text, open);
            await using RawServer server = RawServer.Answering($"HTTP/1.1 200 OK\r\nContent-Encoding: {name}", packed);

            using OutboundResponse read = await http.SendAsync(new OutboundRequest { Url = server.Url }, default);
            Assert.Equal(text, (await read.ReadBodyAsync(default)).ToArray());

            using OutboundResponse raw = await http.SendAsync(new OutboundRequest { Url = server.Url, Decompress = false }, default);
            Assert.Equal(packed, (await raw.ReadBodyAsync(default)).ToArray());
        }
    }

    [Fact]
    public async Task Several_layers_of_compression_are_left_as_they_are()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("abc", "Content-Encoding: gzip, gzip\r\n"));
        using OutboundHttp http = Open();

        using OutboundResponse response = await http.SendAsync(new OutboundRequest { Url = server.Url }, default);

        Assert.Equal("abc"u8.ToArray(), (await response.ReadBodyAsync(default)).ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nX-A:")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\n")]
    public async Task A_server_that_stops_talking_is_left_when_the_time_is_up(string start)
    {
        VirtualClock clock = new();
        TaskCompletionSource isStuck = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RawServer server = RawServer.Start(async exchange =>
        {
            await exchange.WriteAsync(start);
            isStuck.SetResult();
            await exchange.HangAsync();
        });
        using OutboundHttp http = new(new OutboundOptions { Allow = OutboundOptions.Loopback }, clock);
        Task<OutboundException> failing = FailAsync(http, new OutboundRequest { Url = server.Url, Timeout = TimeSpan.FromSeconds(7) });
        await isStuck.Task;

        clock.Advance(TimeSpan.FromSeconds(6.9));
        Assert.False(failing.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(OutboundFailure.Timeout, (await failing).Failure);
    }

    [Theory]
    [InlineData(null, 30)]
    [InlineData(45.0, 45)]
    [InlineData(600.0, 100)]
    public async Task A_request_has_the_time_that_it_states_up_to_the_most_that_the_host_allows(double? stated, int seconds)
    {
        VirtualClock clock = new();
        TaskCompletionSource isAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RawServer server = RawServer.Start(exchange =>
        {
            isAsked.SetResult();
            return exchange.HangAsync();
        });
        using OutboundHttp http = new(new OutboundOptions { Allow = OutboundOptions.Loopback, MaxTimeout = TimeSpan.FromSeconds(100) }, clock);
        TimeSpan? timeout = stated is { } time ? TimeSpan.FromSeconds(time) : null;
        Task<OutboundException> failing = FailAsync(http, new OutboundRequest { Url = server.Url, Timeout = timeout });
        await isAsked.Task;

        clock.Advance(TimeSpan.FromSeconds(seconds - 0.1));
        Assert.False(failing.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(OutboundFailure.Timeout, (await failing).Failure);
    }

    [Fact]
    public async Task A_server_that_drips_has_no_more_time_than_others()
    {
        VirtualClock clock = new();
        await using RawServer server = RawServer.Start(async exchange =>
        {
            await exchange.WriteAsync(Chunked);
            while (true)
            {
                await exchange.WriteAsync("1\r\nx\r\n");
                clock.Advance(TimeSpan.FromSeconds(1));
            }
        });
        using OutboundHttp http = new(new OutboundOptions { Allow = OutboundOptions.Loopback }, clock);

        Assert.Equal(OutboundFailure.Timeout, (await FailAsync(http, new OutboundRequest { Url = server.Url })).Failure);
    }

    [Fact]
    public async Task The_token_of_the_caller_ends_the_exchange_as_a_cancellation()
    {
        using CancellationTokenSource caller = new();
        await using RawServer server = RawServer.Start(async exchange =>
        {
            await caller.CancelAsync();
            await exchange.HangAsync();
        });
        using OutboundHttp http = Open();

        OperationCanceledException fault = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => http.SendAsync(new OutboundRequest { Url = server.Url }, caller.Token));

        Assert.Equal(caller.Token, fault.CancellationToken);
    }

    [Fact]
    public async Task A_closed_port_and_an_unknown_name_have_their_own_failures()
    {
        RawServer server = RawServer.Answering(string.Empty);
        Uri closed = server.Url;
        await server.DisposeAsync();
        using OutboundHttp http = Open(new OutboundOptions { Resolver = HostileUrls.ResolveAsync });

        OutboundException refused = await FailAsync(http, new OutboundRequest { Url = closed });
        OutboundException unknown = await FailAsync(http, new OutboundRequest { Url = new Uri("http://nobody.invalid/") });

        Assert.Equal((OutboundFailure.Connect, "ECONNREFUSED"), (refused.Failure, refused.SystemCode));
        Assert.Equal((OutboundFailure.NameNotFound, "ENOTFOUND"), (unknown.Failure, unknown.SystemCode));
    }

    [Fact]
    public async Task A_server_without_tls_is_a_failure_of_tls()
    {
        await using RawServer server = RawServer.Start(exchange => Task.CompletedTask);
        using System.Net.Sockets.TcpListener plain = new(System.Net.IPAddress.Loopback, 0);
        plain.Start();
        int port = ((System.Net.IPEndPoint)plain.LocalEndpoint).Port;
        Task answering = AnswerPlainAsync(plain);
        using OutboundHttp http = Open();

        OutboundException fault = await FailAsync(http, new OutboundRequest { Url = new Uri($"https://127.0.0.1:{port}/") });
        await answering;

        Assert.Equal(OutboundFailure.Tls, fault.Failure);
    }

    [Theory]
    [InlineData("A B", "x", "GET")]
    [InlineData("A", "x\r\nEvil: 1", "GET")]
    [InlineData("A", "x\0", "GET")]
    [InlineData("A", "\u0100", "GET")]
    [InlineData("", "x", "GET")]
    [InlineData("A", "x", "GET / HTTP/1.1\r\nEvil: 1")]
    [InlineData("A", "x", "CONNECT")]
    [InlineData("A", "x", "")]
    public async Task A_request_that_would_smuggle_something_is_not_sent(string name, string value, string method)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok(""));
        using OutboundHttp http = Open();

        OutboundException fault = await FailAsync(http, new OutboundRequest { Url = server.Url, Method = method, Headers = [new(name, value)] });

        Assert.Equal(OutboundFailure.InvalidRequest, fault.Failure);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Neither_cookies_nor_ids_of_tracing_are_added()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("", "Set-Cookie: a=b\r\n"));
        using OutboundHttp http = Open();
        using System.Diagnostics.Activity activity = new System.Diagnostics.Activity("host").Start();

        (await http.SendAsync(new OutboundRequest { Url = server.Url }, default)).Dispose();
        (await http.SendAsync(new OutboundRequest { Url = server.Url }, default)).Dispose();

        Assert.All(server.Requests, request => Assert.Equal($"GET / HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\n\r\n", request));
    }

    internal static OutboundHttp Open(OutboundOptions? options = null) => new((options ?? new OutboundOptions()) with { Allow = OutboundOptions.Loopback });

    internal static async Task<OutboundException> FailAsync(OutboundHttp http, OutboundRequest request) =>
        await Assert.ThrowsAsync<OutboundException>(async () =>
        {
            using OutboundResponse response = await http.SendAsync(request, default);
            await response.ReadBodyAsync(default);
        });

    private static async Task AnswerPlainAsync(System.Net.Sockets.TcpListener listener)
    {
        using System.Net.Sockets.TcpClient client = await listener.AcceptTcpClientAsync();
        byte[] hello = new byte[16];
        await client.GetStream().ReadAtLeastAsync(hello, 1);
        await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
    }

    private static byte[] Pack(byte[] content, Func<Stream, Stream> open)
    {
        using MemoryStream packed = new();
        using (Stream stream = open(packed))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }
}
