using System.IO.Compression;
using System.Text;
using ActionSteps.Api;
using ActionSteps.Code;
using ActionSteps.Scripting;
using ActionSteps.Testing;
using ActionSteps.Tests.Api;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Code;

public sealed class FetchTests
{
    [Fact]
    public async Task Any_status_resolves_and_the_answer_is_there_as_node_fetch_shows_it()
    {
        await using RawServer server = RawServer.Answering(
            "HTTP/1.1 404 Nope\r\nX-A: 1\r\nX-A: 2\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 4\r\n\r\ntext");

        string value = await FetchRun.ValueAsync(
            """
            const r = await fetch(url + '/p');
            return [r.ok, r.status, r.statusText, r.url === url + '/p', r.redirected, r.headers.get('x-a'), JSON.stringify(r.headers.raw()['set-cookie']),
              r.headers.has('Content-Length'), r.bodyUsed, await r.text(), r.bodyUsed, r instanceof Response].join('|');
            """,
            server.Root);

        Assert.Equal("false|404|Nope|true|false|1, 2|[\"a=1\",\"b=2\"]|true|false|text|true|true", value);
    }

    [Fact]
    public async Task What_the_script_leaves_out_is_sent_by_default()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok(""));

        await FetchRun.ValueAsync("await fetch(url + '/a?b=c#d');", server.Root);
        await FetchRun.ValueAsync("await fetch(url, { method: 'post', body: 'é' });", server.Root);
        await FetchRun.ValueAsync("await fetch(url, { method: 'PUT', body: new URLSearchParams({ a: '1&2' }), compress: false });", server.Root);
        await FetchRun.ValueAsync("await fetch(url, { method: 'POST', body: new Uint8Array([1, 2, 3]).subarray(1), headers: [['Accept', 'x'], ['user-agent', 'me']] });", server.Root);
        await FetchRun.ValueAsync("await fetch(url, { method: 'POST' });", server.Root);
        await FetchRun.ValueAsync("await fetch(url.replace('//', '//u%20s:p:w@'));", server.Root);

        string[] requests = [.. server.Requests];
        Assert.StartsWith("GET /a?b=c HTTP/1.1\r\n", requests[0], StringComparison.Ordinal);
        AssertHas(requests[0], "Accept: */*", "Accept-Encoding: gzip,deflate", "User-Agent: ActionSteps");
        AssertHas(requests[1], "Content-Type: text/plain;charset=UTF-8", "Content-Length: 2");
        Assert.EndsWith("\r\n\r\nÃ©", requests[1], StringComparison.Ordinal);
        AssertHas(requests[2], "Content-Type: application/x-www-form-urlencoded;charset=UTF-8", "Content-Length: 7");
        Assert.EndsWith("\r\n\r\na=1%262", requests[2], StringComparison.Ordinal);
        Assert.DoesNotContain("Accept-Encoding", requests[2], StringComparison.Ordinal);
        AssertHas(requests[3], "Accept: x", "User-Agent: me", "Content-Length: 2");
        Assert.DoesNotContain("Content-Type", requests[3], StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n\u0002\u0003", requests[3], StringComparison.Ordinal);
        AssertHas(requests[4], "Content-Length: 0");
        AssertHas(requests[5], "Authorization: Basic dSBzOnA6dw==");
    }

    [Fact]
    public async Task Posting_soap_works()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("<ok>é</ok>", "Content-Type: text/xml\r\n"));

        string value = await FetchRun.ValueAsync(
            "const r = await fetch(url, { method: 'POST', body: '<a/>', headers: { 'Content-Type': 'text/xml; charset=utf-8' } }); return await r.text();",
            server.Root);

        Assert.Equal("<ok>é</ok>", value);
        AssertHas(server.Requests.Single(), "Content-Type: text/xml; charset=utf-8");
    }

    [Theory]
    [InlineData("return JSON.stringify(await (await fetch(url)).json());", "{\"a\":1}", "{\"a\":1}")]
    [InlineData("const r = await fetch(url); const c = r.clone(); return [await c.text(), await r.text(), c.url === r.url].join();", "x", "x,x,true")]
    [InlineData("const r = await fetch(url); const c = r.clone(); const d = c.clone(); return [await d.text(), (await r.arrayBuffer()).byteLength, JSON.stringify(await c.json())].join();", "[1]", "[1],3,[1]")]
    [InlineData("return [...new Uint8Array(await (await fetch(url)).arrayBuffer())].join();", "é", "195,169")]
    [InlineData("const r = await fetch(url); await r.text(); await r.json();", "x", "TypeError|||body used already for: {url}/")]
    [InlineData("const r = await fetch(url); await r.text(); r.clone();", "x", "Error|||cannot clone body after it is used")]
    [InlineData("return (await fetch(new Request(url, { method: 'PUT', body: 'x' }))).status;", "x", "200")]
    [InlineData("return (await fetch(new URL(url))).status;", "x", "200")]
    [InlineData("return (await Promise.all([1, 2, 3].map(i => fetch(url + '/' + i).then(r => r.text())))).join();", "x", "x,x,x")]
    [InlineData("globalThis.ArrayBuffer = null; return (await fetch(url)).text();", "x", "x")]
    public async Task Bodies_are_read_in_every_way(string script, string body, string expected)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok(body));
        Assert.Equal(expected, await FetchRun.ValueAsync(script, server.Root));
    }

    [Fact]
    public async Task Invalid_json_is_a_fetch_error_with_the_address()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("<html>"));
        string value = await FetchRun.ValueAsync("await fetch(url).then(r => r.json());", server.Root);
        Assert.StartsWith("FetchError|invalid-json||invalid json response body at {url}/ reason: ", value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_utf8_reads_as_replacement_characters()
    {
        await using RawServer server = RawServer.Answering("HTTP/1.1 200 OK", [0x61, 0xFF, 0xC3, 0x28, 0xF0, 0x9F]);
        Assert.Equal("a\uFFFD\uFFFD(\uFFFD", await FetchRun.ValueAsync("return (await fetch(url)).text();", server.Root));
    }

    [Theory]
    [InlineData("fetch('/relative')", "TypeError|||Only absolute URLs are supported")]
    [InlineData("fetch('example.com')", "TypeError|||Only absolute URLs are supported")]
    [InlineData("fetch('')", "TypeError|||Only absolute URLs are supported")]
    [InlineData("fetch('ftp://example.com/')", "TypeError|||Only HTTP(S) protocols are supported")]
    [InlineData("fetch('file:///etc/passwd')", "TypeError|||Only HTTP(S) protocols are supported")]
    [InlineData("fetch(url, { body: 'x' })", "TypeError|||Request with GET/HEAD method cannot have body")]
    [InlineData("fetch('http://nobody.invalid/')", "FetchError|system|ENOTFOUND|request to http://nobody.invalid/ failed, reason: getaddrinfo ENOTFOUND nobody.invalid")]
    [InlineData("fetch('http://127.0.0.1:1/')", "FetchError|system|ECONNREFUSED|request to {url}/ failed, reason: connect ECONNREFUSED 127.0.0.1:1")]
    [InlineData("fetch('http://169.254.169.254/latest/meta-data')", "FetchError|system|EBLOCKED|request to http://169.254.169.254/latest/meta-data failed, reason: \"169.254.169.254\" leads to an address that is not allowed; the host of this bot can open it")]
    public async Task What_cannot_be_fetched_rejects(string script, string expected)
    {
        using OutboundHttp http = OutboundHttpTests.Open(new OutboundOptions { Resolver = HostileUrls.ResolveAsync });
        Assert.Equal(expected, await FetchRun.ValueAsync($"const p = {script}; await p;", http: http));
    }

    [Fact]
    public async Task An_invalid_address_rejects_and_does_not_throw() =>
        Assert.StartsWith("TypeError|", await FetchRun.ValueAsync("const p = fetch('http://['); await p;"), StringComparison.Ordinal);

    [Theory]
    [InlineData("const r = await fetch(url + '/old'); return [r.redirected, r.url, r.status].join('|').replace(url, '');", "true|/new|200")]
    [InlineData("const r = await fetch(url + '/old', { redirect: 'manual' }); return [r.redirected, r.status, r.headers.get('location')].join('|').replace(url, '');", "false|302|/new")]
    [InlineData("await fetch(url + '/old', { redirect: 'error' });", "FetchError|no-redirect||uri requested responds with a redirect, redirect mode is set to error: {url}/old")]
    [InlineData("await fetch(url + '/old', { follow: 0 });", "FetchError|max-redirect||maximum redirect reached at: {url}/old")]
    [InlineData("await fetch(url + '/loop');", "FetchError|max-redirect||maximum redirect reached at: {url}/loop")]
    [InlineData("const r = await fetch(url + '/old', { follow: 1 }); return r.status;", "200")]
    public async Task Redirects_go_as_the_script_says(string script, string expected)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.WriteAsync(exchange.Path switch
        {
            "/old" => "HTTP/1.1 302 Found\r\nLocation: /new\r\nContent-Length: 0\r\n\r\n",
            "/loop" => "HTTP/1.1 302 Found\r\nLocation: /loop\r\nContent-Length: 0\r\n\r\n",
            _ => RawServer.Ok("new"),
        }));
        Assert.Equal(expected, await FetchRun.ValueAsync(script, server.Root));
    }

    [Fact]
    public async Task Compressed_answers_are_read_unless_the_script_wants_them_as_they_are()
    {
        using MemoryStream packed = new();
        using (GZipStream stream = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write("hello"u8);
        }

        await using RawServer server = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip", packed.ToArray());

        Assert.Equal("hello", await FetchRun.ValueAsync("return (await fetch(url)).text();", server.Root));
        Assert.Equal("31", await FetchRun.ValueAsync("return new Uint8Array(await (await fetch(url, { compress: false })).arrayBuffer())[0];", server.Root));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", "FetchError|system|ERR_STREAM_PREMATURE_CLOSE|Invalid response body while trying to fetch {url}/: Premature close")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", "FetchError|system|Z_DATA_ERROR|Invalid response body while trying to fetch {url}/: the body is not compressed the way its header says")]
    [InlineData("", "FetchError|system|ECONNRESET|request to {url}/ failed, reason: the server closed the connection too early")]
    public async Task Broken_answers_reject(string answer, string expected)
    {
        await using RawServer server = RawServer.Start(async exchange =>
        {
            await exchange.WriteAsync(answer);
            exchange.Close();
        });
        Assert.Equal(expected, await FetchRun.ValueAsync("await (await fetch(url)).text();", server.Root));
    }

    [Theory]
    [InlineData("const r = await fetch(url, { size: 3 }); await r.text();", null, "FetchError|max-size||content size at {url}/ over limit: 3")]
    [InlineData("const r = await fetch(url, { size: 10 }); return (await r.text()).length;", null, "10")]
    [InlineData("const r = await fetch(url); await r.text();", 9, "FetchError|max-size||content size at {url}/ over limit: 9")]
    public async Task Bodies_have_a_size_limit(string script, int? most, string expected)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("0123456789"));
        FetchLimits? limits = most is { } size ? new FetchLimits { MaxBodyBytes = size } : null;
        Assert.Equal(expected, await FetchRun.ValueAsync(script, server.Root, limits: limits));
    }

    [Fact]
    public async Task All_requests_of_a_run_share_a_budget()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("0123456789"));

        string bytes = await FetchRun.ValueAsync(
            "let n = 0; for (;;) { await (await fetch(url)).text().catch(() => { throw new Error(n); }); n++; }", server.Root, limits: new FetchLimits { MaxTotalBytes = 35 });
        string count = await FetchRun.ValueAsync("for (;;) await fetch(url, { method: 'HEAD' });", server.Root, limits: new FetchLimits { MaxRequests = 2 });

        Assert.Equal("Error|||3", bytes);
        Assert.Equal("Error|||A script may fetch at most 2 times", count);
    }

    [Theory]
    [InlineData("", "const p = fetch(url, { timeout: 5000 }); await p;", "FetchError|request-timeout||network timeout at: {url}/")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", "const r = await fetch(url, { timeout: 5000 }); ready(); await r.text();", "FetchError|body-timeout||Response timeout while trying to fetch {url}/ (over 5000ms)")]
    public async Task A_timeout_rejects(string start, string script, string expected)
    {
        VirtualClock clock = new();
        TaskCompletionSource isStuck = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RawServer server = RawServer.Start(async exchange =>
        {
            await exchange.WriteAsync(start);
            if (start.Length == 0)
            {
                isStuck.SetResult();
            }

            await exchange.HangAsync();
        });
        using OutboundHttp http = new(new OutboundOptions { Allow = OutboundOptions.Loopback }, clock);
        Task<string> running = FetchRun.ValueAsync(script, server.Root, http, ready: isStuck.SetResult);
        await isStuck.Task;

        clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(running.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(expected, await running);
    }

    [Theory]
    [InlineData("const c = new AbortController(); c.abort(); await fetch(url, { signal: c.signal });")]
    [InlineData("const c = new AbortController(); const p = fetch(url, { signal: c.signal }); c.abort(); await p;")]
    [InlineData("const c = new AbortController(); setTimeout(() => c.abort(), 20); await fetch(url + '/hang', { signal: c.signal });")]
    [InlineData("const c = new AbortController(); const r = await fetch(url, { signal: c.signal }); c.abort(); await r.text();")]
    [InlineData("const c = new AbortController(); const r = await fetch(url, { signal: c.signal }); const p = r.text(); c.abort(); await p;")]
    public async Task A_signal_aborts_at_any_moment(string script)
    {
        await using RawServer server = RawServer.Start(async exchange =>
        {
            if (exchange.Path != "/hang")
            {
                await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc");
            }

            await exchange.HangAsync();
        });
        Assert.Equal("AbortError|aborted||The user aborted a request.", await FetchRun.ValueAsync(script, server.Root));
    }

    [Fact]
    public async Task The_end_of_a_run_closes_what_it_left_open()
    {
        TaskCompletionSource isClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RawServer server = RawServer.Start(async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            try
            {
                while (true)
                {
                    await exchange.WriteAsync("400\r\n" + new string('x', 1024) + "\r\n");
                }
            }
            finally
            {
                isClosed.SetResult();
            }
        });
        using OutboundHttp http = OutboundHttpTests.Open();

        Assert.Equal("200", await FetchRun.ValueAsync("return (await fetch(url)).status;", server.Root, http));
        await isClosed.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_thousand_scripts_wait_with_no_more_threads_than_one()
    {
        int one = await ThreadsWhileWaitingAsync(1);
        int thousand = await ThreadsWhileWaitingAsync(1_000);

        // Had each of them held a thread there would be a thousand; the pool alone grows by some when the machine is busy.
        Assert.True(thousand - one < 100, $"{one} threads while one script waits, {thousand} while a thousand do");
    }

    private static async Task<int> ThreadsWhileWaitingAsync(int count)
    {
        int waiting = 0;
        TaskCompletionSource allWait = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RawServer server = RawServer.Start(async exchange =>
        {
            if (Interlocked.Increment(ref waiting) == count)
            {
                allWait.SetResult();
            }

            await goOn.Task;
            await exchange.WriteAsync(RawServer.Ok("x"));
        });
        using OutboundHttp http = OutboundHttpTests.Open(new OutboundOptions { TotalTimeout = TimeSpan.FromMinutes(5) });
        Script script = FetchRun.Compile("return (await fetch(url)).text();");
        ScriptLimits limits = new() { TotalTime = TimeSpan.FromMinutes(5) };
        Task<ScriptResult>[] runs = [.. Enumerable.Range(0, count).Select(_ => script.RunAsync(FetchRun.Globals(http, server.Root), limits, default))];
        await allWait.Task.WaitAsync(TimeSpan.FromMinutes(2));

        int threads = ThreadPool.ThreadCount;
        Assert.All(runs, run => Assert.False(run.IsCompleted));
        goOn.SetResult();

        Assert.All(await Task.WhenAll(runs), result => Assert.Equal("x", result.Value.AsText()));
        return threads;
    }

    private static void AssertHas(string request, params string[] headers) =>
        Assert.All(headers, header => Assert.Contains("\r\n" + header + "\r\n", request, StringComparison.Ordinal));
}
