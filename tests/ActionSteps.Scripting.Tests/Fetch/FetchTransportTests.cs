namespace ActionSteps.Scripting.Tests.Fetch;

/// <summary>What hosts provide for <c>fetch</c>, and what scripts see of it.</summary>
public sealed class FetchTransportTests
{
    [Theory]
    [InlineData("const r = await fetch('http://a.test'); return [r.status, r.headers.get('X-A'), JSON.stringify(r.headers.raw()['set-cookie']), await r.text()].join('|');")]
    [InlineData("const r = await fetch('http://a.test'); let t = ''; for await (const c of r.body) t += c; return [r.status, r.headers.get('X-A'), JSON.stringify(r.headers.raw()['set-cookie']), t].join('|');")]
    public async Task A_response_is_read_piece_by_piece_fast_or_slow(string source)
    {
        foreach (bool isSlow in new[] { false, true })
        {
            ScriptedResponse response = new("gr"u8.ToArray(), "\u00FC"u8.ToArray(), "n"u8.ToArray()) { IsSlow = isSlow };

            ScriptValue value = await TestScripts.RunBodyAsync(source, ScriptedTransport.Answering(response));

            Assert.Equal("200|1, 2|[\"a\",\"b\"]|grün", value.AsText());
            Assert.NotEqual(0, response.Disposals);
        }
    }

    [Fact]
    public async Task A_body_that_nobody_reads_is_let_go_at_the_end_of_the_run()
    {
        ScriptedResponse response = new("x"u8.ToArray());

        await TestScripts.RunBodyAsync("await fetch('http://a.test');", ScriptedTransport.Answering(response));

        Assert.Equal(1, response.Disposals);
    }

    [Fact]
    public async Task A_request_that_nobody_awaits_is_cancelled_at_the_end_of_the_run()
    {
        TaskCompletionSource isCancelled = new();
        ScriptGlobals globals = ScriptedTransport.Globals(async (_, cancellationToken) =>
        {
            cancellationToken.Register(isCancelled.SetResult);
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new ScriptedResponse();
        });

        await TestScripts.RunBodyAsync("fetch('http://a.test');", globals);

        await isCancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task The_request_is_complete_and_valid()
    {
        FetchRequest? seen = null;
        ScriptGlobals globals = ScriptedTransport.Globals((request, _) =>
        {
            seen = request;
            return new(new ScriptedResponse());
        });

        await TestScripts.RunBodyAsync(
            "await fetch('HTTP://u:p@A.test:80/x y', { method: 'post', body: 'ü', headers: [['x-b', '1'], ['X-B', '2']], redirect: 'manual', follow: 3, compress: false, timeout: 1.5, size: 9 });", globals);

        Assert.NotNull(seen);
        Assert.Equal(("http://a.test/x%20y", "POST", FetchRedirect.Manual, 3, false, 1.5, 9.0),
            (seen.Url, seen.Method, seen.Redirect, seen.MaxRedirects, seen.Decompress, seen.TimeoutMilliseconds, seen.MaxBodyBytes));
        Assert.Equal("ü"u8.ToArray(), seen.Body?.ToArray());
        Assert.Equal(
            ["x-b: 1", "x-b: 2", "Content-Type: text/plain;charset=UTF-8", "Accept: */*", "Authorization: Basic dTpw"],
            seen.Headers.Select(header => $"{header.Key}: {header.Value}"));
    }

    [Theory]
    [InlineData("follow: NaN", 0)]
    [InlineData("follow: -1", 0)]
    [InlineData("follow: 1e300", int.MaxValue)]
    [InlineData("timeout: NaN, size: -5", 20)]
    public async Task Numbers_without_sense_are_none(string options, int redirects)
    {
        FetchRequest? seen = null;
        ScriptGlobals globals = ScriptedTransport.Globals((request, _) =>
        {
            seen = request;
            return new(new ScriptedResponse());
        });

        await TestScripts.RunBodyAsync("await fetch('http://a.test', { " + options + " });", globals);

        Assert.Equal((redirects, 0.0, 0.0), (seen?.MaxRedirects, seen?.TimeoutMilliseconds, seen?.MaxBodyBytes));
    }

    [Fact]
    public async Task Failures_arrive_as_what_they_are_and_the_secrets_of_others_do_not()
    {
        const string Source = "try { await (await fetch('http://a.test')).text(); } catch (e) { return [e.name, e.type, e.code, e.errno, e.message, e instanceof FetchError].join('|'); }";
        Exception[] faults =
            [new FetchException("system", "EX", "it broke"), new FetchException("other", null, "m"), new HostErrorException("no more"), new InvalidOperationException("secret")];
        string[] expected =
            ["FetchError|system|EX|EX|it broke|true", "FetchError|other|||m|true", "Error||||no more|false", "Error||||A function of the host failed|false"];
        for (int i = 0; i < faults.Length; i++)
        {
            Exception fault = faults[i];
            Assert.Equal(expected[i], (await TestScripts.RunBodyAsync(Source, ScriptedTransport.Globals((_, _) => throw fault))).AsText());
            Assert.Equal(expected[i], (await TestScripts.RunBodyAsync(Source, ScriptedTransport.Globals((_, _) => ValueTask.FromException<FetchResponse>(fault)))).AsText());
            Assert.Equal(expected[i], (await TestScripts.RunBodyAsync(Source, ScriptedTransport.Answering(new ScriptedResponse { End = fault }))).AsText());
            Assert.Equal(expected[i], (await TestScripts.RunBodyAsync(Source, ScriptedTransport.Answering(new ScriptedResponse("x"u8.ToArray()) { End = fault, IsSlow = true }))).AsText());
        }
    }

    [Fact]
    public async Task A_script_without_a_network_has_no_fetch() =>
        Assert.Equal("undefined", (await TestScripts.RunBodyAsync("return typeof fetch;")).AsText());

    [Fact]
    public async Task The_names_are_those_that_are_added()
    {
        ScriptGlobals globals = ScriptedTransport.Answering(new ScriptedResponse());
        string list = string.Join(',', ScriptGlobals.FetchNames.Select(name => $"typeof {name}"));

        Assert.All((await TestScripts.RunBodyAsync($"return [{list}];", globals)).AsList(), kind => Assert.Equal("function", kind.AsText()));
    }

    [Theory]
    [InlineData("Response.prototype.json = () => 5; Headers.prototype.get = () => 6; globalThis.fetch = null;")]
    [InlineData("Object.prototype.method = 'PUT'; Array.prototype[Symbol.iterator] = null; Promise.prototype.then = null; fetch.Headers = null;")]
    public async Task One_run_never_sees_what_another_has_changed(string hostile)
    {
        const string Source = "const r = await fetch('http://a.test', { headers: [['a', '1']] }); return r.headers.get('x-a') + JSON.stringify(await r.json());";
        ScriptGlobals globals = ScriptedTransport.Globals((_, _) => new(new ScriptedResponse("[1]"u8.ToArray())));

        await TestScripts.RunBodyAsync(hostile, globals);

        Assert.Equal("1, 2[1]", (await TestScripts.RunBodyAsync(Source, globals)).AsText());
    }

    [Theory]
    [InlineData("const all = []; for (;;) all.push(new Headers({ a: 'x'.repeat(1000) }));")]
    [InlineData("const h = new Headers(); for (let i = 0; ; i++) h.append('a', 'x'.repeat(1000));")]
    [InlineData("const h = new Headers(); for (let i = 0; ; i++) h.set('a' + i, 'x');")]
    [InlineData("const all = []; for (;;) all.push(new Response(new Uint8Array(10000)));")]
    [InlineData("const all = []; for (;;) all.push(new Request('http://a.test/' + 'x'.repeat(1000)));")]
    [InlineData("const all = []; for (;;) all.push(new Blob(['x'.repeat(1000)]));")]
    [InlineData("const all = []; for (;;) all.push(await fetch('http://a.test'));")]
    [InlineData("const all = []; for (;;) all.push(await (await fetch('http://a.test')).buffer());")]
    [InlineData("const c = new AbortController(); for (;;) await fetch('http://a.test', { signal: c.signal });")]
    [InlineData("new Headers(function* () { for (let i = 0; ; i++) yield ['a', 'x'.repeat(1000)]; }())")]
    [InlineData("new Blob(function* () { for (;;) yield 'x'.repeat(1000); }())")]
    public async Task What_a_script_heaps_up_ends_at_a_limit(string source)
    {
        ScriptGlobals globals = ScriptedTransport.Globals((_, _) => new(new ScriptedResponse(new byte[4000])));
        ScriptLimits limits = new() { MemoryBytes = 4_000_000, ComputingTime = TimeSpan.FromSeconds(20), Instructions = 5_000_000 };

        ScriptLimitException reached = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunBodyAsync(source, globals, limits));

        Assert.Contains(reached.Limit, new[] { ScriptLimit.Memory, ScriptLimit.Instructions });
    }
}
