namespace ActionSteps.Tests.Code;

/// <summary>Headers, requests and responses by themselves; each expected value is what version 2 of node-fetch gives.</summary>
public sealed class FetchObjectTests
{
    [Theory]
    [InlineData("const h = new Headers({ 'X-A': 1, b: 'x' }); return [h.get('x-a'), h.get('B'), h.get('c'), h.has('X-a'), h.has('c')].join();", "1,x,,true,false")]
    [InlineData("const h = new Headers([['a', '1'], ['A', '2']]); return h.get('a') + '|' + JSON.stringify(h.raw());", "1, 2|{\"a\":[\"1\",\"2\"]}")]
    [InlineData("const a = new Headers({ x: '1' }); const b = new Headers(a); b.append('x', '2'); return a.get('x') + '|' + b.get('x');", "1|1, 2")]
    [InlineData("const h = new Headers({ b: '2', A: '1' }); return JSON.stringify([...h]) + [...h.keys()] + [...h.values()] + [...h.entries()].length;", "[[\"a\",\"1\"],[\"b\",\"2\"]]a,b1,22")]
    [InlineData("const h = new Headers({ A: '1' }); const seen = []; h.forEach(function (v, k, all) { seen.push(v, k, all === h, this.t); }, { t: 5 }); return seen.join();", "1,a,true,5")]
    [InlineData("const h = new Headers(); h.set('a', '1'); h.set('A', '2'); h.append('b', '1'); h.delete('B'); return JSON.stringify(h.raw());", "{\"a\":[\"2\"]}")]
    [InlineData("return Object.prototype.toString.call(new Headers()) + new Headers(null).has('a') + new Headers(undefined).has('a');", "[object Headers]falsefalse")]
    [InlineData("new Headers({ 'a b': '1' })", "TypeError|||a b is not a legal HTTP header name")]
    [InlineData("new Headers().get('')", "TypeError||| is not a legal HTTP header name")]
    [InlineData("new Headers({ a: 'x\\r\\ny' })", "TypeError|||x\r\ny is not a legal HTTP header value")]
    [InlineData("new Headers({ a: '\\u0100' })", "TypeError|||\u0100 is not a legal HTTP header value")]
    [InlineData("new Headers('x')", "TypeError|||Provided initializer must be an object")]
    [InlineData("new Headers([['a']])", "TypeError|||Each header pair must be a name/value tuple")]
    [InlineData("new Headers(['ab', 1])", "TypeError|||Each header pair must be iterable")]
    [InlineData("new Headers({ [Symbol.iterator]: 5 })", "TypeError|||Header pairs must be iterable")]
    public async Task Headers_are_kept_as_they_were_written_and_found_in_any_case(string script, string expected) =>
        Assert.Equal(expected, await FetchRun.ValueAsync(script));

    [Theory]
    [InlineData("const r = new Response('hi'); return [r.status, r.statusText, r.ok, r.url, r.redirected, r.headers.get('content-type'), await r.text(), r.bodyUsed].join('|');", "200|OK|true||false|text/plain;charset=UTF-8|hi|true")]
    [InlineData("const r = new Response(null, { status: 404, headers: { a: 'b' }, url: 'http://x/' }); return [r.status, r.statusText, r.ok, r.url, r.headers.get('a'), await r.text()].join('|');", "404|Not Found|false|http://x/|b|")]
    [InlineData("const r = new Response('x', { status: 299, statusText: 'Odd' }); return [r.ok, r.statusText].join();", "true,Odd")]
    [InlineData("return JSON.stringify(await new Response('{\"a\":[1]}').json());", "{\"a\":[1]}")]
    [InlineData("return (await new Response(new Uint8Array([104, 105])).text()) + new Response(new Uint8Array(1)).headers.get('content-type');", "hinull")]
    [InlineData("const b = await new Response('é').arrayBuffer(); return [b instanceof ArrayBuffer, b.byteLength].join();", "true,2")]
    [InlineData("const r = new Response(new URLSearchParams({ a: '1 2' })); return r.headers.get('content-type') + '|' + await r.text();", "application/x-www-form-urlencoded;charset=UTF-8|a=1+2")]
    [InlineData("const r = new Response('x'); const c = r.clone(); return [await r.text(), await c.text(), c.status].join();", "x,x,200")]
    [InlineData("const r = new Response('x', { url: 'http://x/' }); await r.text(); await r.text();", "TypeError|||body used already for: http://x/")]
    [InlineData("const r = new Response('x'); await r.text(); r.clone();", "Error|||cannot clone body after it is used")]
    [InlineData("return typeof Response.error + typeof Response.redirect;", "undefinedundefined")]
    [InlineData("return Object.prototype.toString.call(new Response());", "[object Response]")]
    [InlineData("return await new Response('\\ufeffx').text() === '\\ufeffx';", "true")]
    [InlineData("return await new Response({}).text();", "[object Object]")]
    public async Task Responses_can_be_made_and_are_read_once(string script, string expected) =>
        Assert.Equal(expected, await FetchRun.ValueAsync(script));

    [Theory]
    [InlineData("const r = new Request('http://x.test/a b?q#f'); return [r.url, r.method, r.redirect, r.follow, r.compress, r.headers.get('a'), r.signal].join('|');", "http://x.test/a%20b?q#f|GET|follow|20|true||")]
    [InlineData("const r = new Request('http://x.test', { method: 'post', body: 'b', headers: { a: '1' } }); const s = new Request(r, { headers: { b: '2' } }); return [s.url, s.method, s.headers.get('a'), s.headers.get('b'), await s.text(), s.headers.get('content-type')].join('|');", "http://x.test/|POST||2|b|")]
    [InlineData("const r = new Request(new URL('http://x.test/p')); return r.url + r.clone().url;", "http://x.test/phttp://x.test/p")]
    [InlineData("new Request('http://x.test', { body: 'x' })", "TypeError|||Request with GET/HEAD method cannot have body")]
    [InlineData("new Request('http://x.test', { method: 'head', body: '' })", "TypeError|||Request with GET/HEAD method cannot have body")]
    [InlineData("new Request('http://x.test', { signal: {} })", "TypeError|||Expected signal to be an instanceof AbortSignal")]
    [InlineData("return Object.prototype.toString.call(new Request('http://x.test'));", "[object Request]")]
    [InlineData("const e = new FetchError('m', 't', { code: 'C' }); return [e.name, e.message, e.type, e.code, e.errno, e instanceof Error, String(e)].join();", "FetchError,m,t,C,C,true,FetchError: m")]
    [InlineData("return [301, 302, 303, 307, 308, 300, 304].map(fetch.isRedirect).join();", "true,true,true,true,true,false,false")]
    [InlineData("return [fetch.Headers === Headers, fetch.Request === Request, fetch.Response === Response, fetch.FetchError === FetchError, fetch.default === fetch].join();", "true,true,true,true,true")]
    public async Task Requests_can_be_made_and_changed(string script, string expected) =>
        Assert.Equal(expected, await FetchRun.ValueAsync(script));

    /// <summary>node-fetch keeps the array itself, so that a later change is sent or not by chance.</summary>
    [Fact]
    public async Task Bytes_are_copied_when_they_are_handed_in() => Assert.Equal(
        "a", await FetchRun.ValueAsync("const bytes = new Uint8Array([97]); const r = new Response(bytes); bytes[0] = 98; return r.text();"));
}
