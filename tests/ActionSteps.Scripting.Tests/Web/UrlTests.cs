namespace ActionSteps.Scripting.Tests.Web;

public sealed class UrlTests
{
    [Theory]
    [InlineData("HTTP://EXAMPLE.com:80/a/../b/./c?x=1#y", "http://example.com/b/c?x=1#y")]
    [InlineData("https://user:pa:ss@h.example:8443/p", "https://user:pa%3Ass@h.example:8443/p")]
    [InlineData("http://a@b@c/", "http://a%40b@c/")]
    [InlineData("http://2130706433", "http://127.0.0.1/")]
    [InlineData("http://0x7f.1", "http://127.0.0.1/")]
    [InlineData("http://0177.0.0.1", "http://127.0.0.1/")]
    [InlineData("http://[1:2:0:0:5:0:0:0]/", "http://[1:2:0:0:5::]/")]
    [InlineData("http://[::ffff:127.0.0.1]", "http://[::ffff:7f00:1]/")]
    [InlineData("http://b\u00fccher.de", "http://xn--bcher-kva.de/")]
    [InlineData("http://\uff27\uff2f.com", "http://go.com/")]
    [InlineData("http:\\\\a\\b", "http://a/b")]
    [InlineData("http://h/a b?c d'#e f", "http://h/a%20b?c%20d%27#e%20f")]
    [InlineData("http://h/%2e%2E/x", "http://h/x")]
    [InlineData("file:///c|/x/../../y", "file:///c:/y")]
    [InlineData("mailto:a@b.c", "mailto:a@b.c")]
    [InlineData("web+demo:/.//not-a-host/", "web+demo:/.//not-a-host/")]
    [InlineData("  ht\\ntp://h/x ", "http://h/x")]
    public async Task A_url_is_brought_into_its_normal_form(string url, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync($"new URL('{url.Replace("\\\\", "\\\\\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal).Replace("a\\b", "a\\\\b", StringComparison.Ordinal)}').href")).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("rel")]
    [InlineData("http://")]
    [InlineData("http://256.1.1.1")]
    [InlineData("http://1.2.3.4.5")]
    [InlineData("http://[1::2::3]")]
    [InlineData("http://[fe80::1%25eth0]")]
    [InlineData("http://exa mple.com")]
    [InlineData("http://a%00b")]
    [InlineData("http://h:65536")]
    [InlineData("http://h:8a")]
    [InlineData("http://u@/")]
    public async Task What_is_no_url_is_a_TypeError_that_shows_it(string url)
    {
        ScriptThrownException fault = await Assert.ThrowsAsync<ScriptThrownException>(() => TestScripts.RunAsync($"new URL('{url}')"));
        Assert.Equal(("TypeError", $"Invalid URL: \"{url}\""), (fault.ErrorName, fault.ErrorMessage));
        Assert.Equal("false", (await TestScripts.RunAsync($"URL.canParse('{url}') || URL.parse('{url}') !== null")).ToString());
    }

    [Theory]
    [InlineData("//x/y", "http://x/y")]
    [InlineData("/abs", "http://base.com/abs")]
    [InlineData("rel", "http://base.com/dir/rel")]
    [InlineData("../../..", "http://base.com/")]
    [InlineData("?q=1", "http://base.com/dir/file?q=1")]
    [InlineData("#f", "http://base.com/dir/file?q#f")]
    [InlineData("", "http://base.com/dir/file?q")]
    public async Task A_relative_url_is_read_against_its_base(string url, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync($"new URL('{url}', 'http://base.com/dir/file?q#f').href")).ToString());

    [Theory]
    [InlineData("protocol", "https", "https://u:p@h:81/a?b#c")]
    [InlineData("protocol", "foo", "http://u:p@h:81/a?b#c")]
    [InlineData("username", "x y", "http://x%20y:p@h:81/a?b#c")]
    [InlineData("password", "", "http://u@h:81/a?b#c")]
    [InlineData("host", "k:9", "http://u:p@k:9/a?b#c")]
    [InlineData("hostname", "k", "http://u:p@k:81/a?b#c")]
    [InlineData("hostname", "k:9", "http://u:p@h:81/a?b#c")]
    [InlineData("port", "80", "http://u:p@h/a?b#c")]
    [InlineData("port", "x", "http://u:p@h:81/a?b#c")]
    [InlineData("pathname", "x/../y z", "http://u:p@h:81/y%20z?b#c")]
    [InlineData("search", "k=v", "http://u:p@h:81/a?k=v#c")]
    [InlineData("search", "", "http://u:p@h:81/a#c")]
    [InlineData("hash", "#z", "http://u:p@h:81/a?b#z")]
    [InlineData("href", "http://n/", "http://n/")]
    public async Task Parts_can_be_changed(string part, string value, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync($"const u = new URL('http://u:p@h:81/a?b#c'); u.{part} = '{value}'; u.href")).ToString());

    [Fact]
    public async Task Url_and_its_parameters_stay_in_step() =>
        Assert.Equal("http://h/?a=1&b=c+d|5|http://h/", (await TestScripts.RunAsync("""
            const u = new URL('http://h/?a=1');
            const p = u.searchParams;
            p.append('b', 'c d');
            const first = u.href;
            u.search = '?n=5';
            const n = p.get('n');
            p.delete('n');
            [first, n, u.href].join('|')
            """)).ToString());

    [Theory]
    [InlineData("new URLSearchParams('?a=b&a=c&&d').toString()", "a=b&a=c&d=")]
    [InlineData("new URLSearchParams('a=%20+%2B%zz').get('a')", "  +%zz")]
    [InlineData("String(new URLSearchParams({ a: 1, b: [2, 3] }))", "a=1&b=2%2C3")]
    [InlineData("String(new URLSearchParams([['x', 'y'], ['x', 'z']]))", "x=y&x=z")]
    [InlineData("JSON.stringify([...new URLSearchParams('b=1&a=2')])", "[[\"b\",\"1\"],[\"a\",\"2\"]]")]
    [InlineData("const p = new URLSearchParams('b=1&a=2&b=3'); p.sort(); p.set('b', '9'); p + ' ' + p.size + p.has('b', '9') + p.has('b', '1')", "a=2&b=9 2truefalse")]
    [InlineData("new URLSearchParams('a=1&a=2').getAll('a').join()", "1,2")]
    [InlineData("String(new URLSearchParams('q=~!*()\\''))", "q=%7E%21*%28%29%27")]
    [InlineData("let r = ''; new URLSearchParams('a=1&b=2').forEach((v, k) => { r += k + v; }); r", "a1b2")]
    [InlineData("try { new URLSearchParams([['x']]); } catch (e) { e.name }", "TypeError")]
    public async Task Search_parameters_behave_as_the_standard_says(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Fact]
    public async Task Parameters_that_grow_without_end_reach_a_limit()
    {
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(() => TestScripts.RunAsync(
            "const u = new URL('http://h/'); for (;;) { u.searchParams.append('name', 'value'.repeat(100)); }"));
        Assert.Contains(fault.Limit, new[] { ScriptLimit.Memory, ScriptLimit.ComputingTime, ScriptLimit.Instructions });
    }
}
