using ActionSteps.Code;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Code;

/// <summary>Bodies in pieces, as buffers and as blobs.</summary>
public sealed class FetchBodyTests
{
    [Theory]
    [InlineData("let n = 0, all = ''; for await (const c of (await fetch(url)).body) { n += c.length; all += c.toString(); } return n + all;", "7grüße")]
    [InlineData("const r = await fetch(url); const chunks = []; for await (const c of r.body) chunks.push(c); return [chunks.every(c => c instanceof Uint8Array), r.bodyUsed].join();", "true,true")]
    [InlineData("const r = await fetch(url); for await (const c of r.body) break; return [r.bodyUsed, await r.text().catch(e => e.message)].join();", "true,body used already for: {url}/")]
    [InlineData("const r = await fetch(url); r.text(); for await (const c of r.body);", "TypeError|||body used already for: {url}/")]
    [InlineData("const r = await fetch(url); const c = r.clone(); let all = ''; for await (const p of c.body) all += p; return all + await r.text();", "grüßegrüße")]
    [InlineData("const r = await fetch(url); return [r.body === r.body, r.bodyUsed, await r.text()].join();", "true,false,grüße")]
    [InlineData("const b = (await fetch(url)).body; const all = await Promise.all([b.next(), b.next(), b.next()]); return all.map(x => x.done).join();", "false,true,true")]
    [InlineData("const b = (await fetch(url)).body; await b.next(); await b.return(); return (await b.next()).done;", "true")]
    [InlineData("const b = (await fetch(url)).body; await b.next(); b.destroy(); return (await b.next()).done;", "true")]
    public async Task A_body_can_be_read_in_pieces(string script, string expected)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("grüße"));
        Assert.Equal(expected, (await FetchRun.ValueAsync(script, server.Root)).Replace(server.Root, "{url}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_large_body_comes_in_several_pieces_within_the_budget_of_the_run()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok(new string('x', 200_000)));

        string whole = await FetchRun.ValueAsync("let n = 0, size = 0; for await (const c of (await fetch(url)).body) { n++; size += c.length; } return [n > 5, size].join();", server.Root);
        string cut = await FetchRun.ValueAsync("for await (const c of (await fetch(url)).body);", server.Root, limits: new FetchLimits { MaxTotalBytes = 100_000 });

        Assert.Equal("true,200000", whole);
        Assert.StartsWith("FetchError|max-size||content size at", cut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aborting_ends_the_pieces()
    {
        await using RawServer server = RawServer.Start(async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc");
            await exchange.HangAsync();
        });

        Assert.Equal("AbortError|aborted||The user aborted a request.", await FetchRun.ValueAsync(
            "const c = new AbortController(); const r = await fetch(url, { signal: c.signal }); for await (const p of r.body) c.abort();", server.Root));
    }

    [Theory]
    [InlineData("const r = new Response('añb'); let all = ''; for await (const c of r.body) all += c; return all + new Response().body + new Response(null).body;", "añbnullnull")]
    [InlineData("const b = await new Response('añb').buffer(); return [b instanceof Uint8Array, b.length, b.toString(), b.toString('hex'), b.toString('base64'), b.toString('latin1'), String(b)].join('|');", "true|4|añb|61c3b162|YcOxYg==|aÃ±b|añb")]
    [InlineData("return (await new Response('\\u00ff?').buffer()).toString('base64url');", "w78_")]
    [InlineData("return (await new Response(new Uint8Array([97, 0, 98])).buffer()).toString('utf16le');", "a")]
    [InlineData("(await new Response('x').buffer()).toString('rot13');", "TypeError|||Unknown encoding: rot13; buffers know utf8, base64, base64url, hex, latin1 and utf16le")]
    [InlineData("const b = await new Response('{}', { headers: { 'Content-Type': 'Application/JSON' } }).blob(); return [b.size, b.type, await b.text(), (await b.arrayBuffer()).byteLength, b instanceof Blob, String(b)].join('|');", "2|application/json|{}|2|true|[object Blob]")]
    [InlineData("const b = new Blob(['añ', new Uint8Array([98]), new Blob(['c'])], { type: 'text/x' }); return [b.size, b.type, await b.text(), await b.slice(1, -1, 'a/b').text(), b.slice(0, 1).type, b.slice(3, 2).size].join('|');", "5|text/x|añbc|ñb||0")]
    [InlineData("return [await new Response(new Blob(['b'], { type: 'a/b' })).text(), new Response(new Blob(['b'], { type: 'a/b' })).headers.get('content-type')].join();", "b,a/b")]
    [InlineData("new Blob('abc')", "TypeError|||The parts of a Blob must be a list")]
    [InlineData("await new Response('x').textConverted();", "TypeError|||textConverted is not offered: use text() for UTF-8, or new TextDecoder(encoding).decode(await response.arrayBuffer())")]
    [InlineData("new Response('x').body.pipe({});", "TypeError|||body.pipe is not offered: read pieces with \"for await (const chunk of response.body)\", or all of it with buffer(), arrayBuffer(), text() or json()")]
    [InlineData("new Response('x').body.on('data', () => 1);", "TypeError|||body.on is not offered: read pieces with \"for await (const chunk of response.body)\", or all of it with buffer(), arrayBuffer(), text() or json()")]
    [InlineData("await fetch('http://x.test/', { method: 'POST', body: new Response('x').body });", "TypeError|||The body of a response cannot be sent on as a stream: send \"await response.buffer()\"")]
    [InlineData("class Own extends Response { twice() { return this.text().then(t => t + t); } } return [await new Own('ab').twice(), new Own() instanceof Response].join();", "abab,true")]
    [InlineData("class Own extends Headers { first() { return this.get('a'); } } return new Own({ A: '1' }).first();", "1")]
    [InlineData("class Own extends FetchError { } const e = new Own('m', 't'); return [e instanceof FetchError, e.type, e.name].join();", "true,t,FetchError")]
    [InlineData("Response('x')", "TypeError|||Class constructor Response cannot be invoked without 'new'")]
    [InlineData("Response.prototype.text.call({})", "TypeError|||Method of a body called on incompatible receiver #<Object>")]
    public async Task Bodies_of_scripts_are_read_in_every_way(string script, string expected) =>
        Assert.Equal(expected, await FetchRun.ValueAsync(script));

    [Fact]
    public async Task Bytes_of_one_response_are_sent_with_the_next_request()
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("payload"));

        await FetchRun.ValueAsync("const b = await (await fetch(url)).buffer(); await fetch(url, { method: 'POST', body: b });", server.Root);

        Assert.EndsWith("\r\n\r\npayload", server.Requests.Last(), StringComparison.Ordinal);
    }
}
