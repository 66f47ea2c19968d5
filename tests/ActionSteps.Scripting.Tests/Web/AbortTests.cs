namespace ActionSteps.Scripting.Tests.Web;

public sealed class AbortTests
{
    [Fact]
    public async Task Aborting_tells_listeners_in_order_once_and_followers_afterwards() =>
        Assert.Equal("listener,handler,follower|true|AbortError|20|true", (await TestScripts.RunAsync("""
            const controller = new AbortController();
            const signal = controller.signal;
            const log = [];
            signal.addEventListener('abort', () => log.push('listener'));
            signal.onabort = () => log.push('handler');
            AbortSignal.any([signal]).addEventListener('abort', () => log.push('follower'));
            controller.abort();
            controller.abort('again');
            [log.join(), signal.aborted, signal.reason.name, signal.reason.code, signal.reason instanceof Error].join('|')
            """)).ToString());

    [Theory]
    [InlineData("try { AbortSignal.abort('why').throwIfAborted(); } catch (e) { e }", "why")]
    [InlineData("try { new AbortSignal(); } catch (e) { e.message }", "Illegal constructor")]
    [InlineData("const s = AbortSignal.any([AbortSignal.abort(1), AbortSignal.abort(2)]); s.reason", "1")]
    [InlineData("const s = new AbortController().signal; s.onabort = () => 1; s.onabort = null; String(s.onabort)", "null")]
    [InlineData("let n = 0; const t = new EventTarget(); t.addEventListener('x', () => n++, { once: true }); t.dispatchEvent(new Event('x')); t.dispatchEvent(new Event('x')); n", "1")]
    [InlineData("let n = 0; const c = new AbortController(), t = new EventTarget(); t.addEventListener('x', () => n++, { signal: c.signal }); c.abort(); t.dispatchEvent(new Event('x')); n", "0")]
    [InlineData("let n = 0; const f = () => n++; const t = new EventTarget(); t.addEventListener('x', f); t.addEventListener('x', f); t.dispatchEvent(new Event('x')); t.removeEventListener('x', f); t.dispatchEvent(new Event('x')); n", "1")]
    [InlineData("const t = new EventTarget(); t.addEventListener('x', e => e.preventDefault()); t.dispatchEvent(new Event('x', { cancelable: true }))", "false")]
    [InlineData("let r = ''; const t = new EventTarget(); t.addEventListener('x', e => { r += 1; e.stopImmediatePropagation(); }); t.addEventListener('x', () => { r += 2; }); t.dispatchEvent(new Event('x')); r", "1")]
    [InlineData("class T extends EventTarget {} let r; const t = new T(); t.addEventListener('a', { handleEvent(e) { r = e.type + (e.target === t); } }); t.dispatchEvent(new Event('a')); r", "atrue")]
    public async Task Signals_and_events_behave_as_the_standard_says(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Fact]
    public async Task A_signal_times_out_on_the_clock_of_the_run() =>
        Assert.Equal("TimeoutError", (await TestScripts.RunBodyAsync(
            "const s = AbortSignal.timeout(1); await new Promise(resolve => s.addEventListener('abort', resolve)); return s.reason.name;")).ToString());

    [Fact]
    public async Task A_long_chain_of_signals_ends_in_an_error_that_scripts_can_catch() =>
        Assert.Equal("RangeError", (await TestScripts.RunAsync(
            "const first = new AbortController(); let s = first.signal; for (let i = 0; i < 100000; i++) { const next = AbortSignal.any([s]); s = next; } let r = 'none'; try { first.abort(); } catch (e) { r = e.name; } r",
            limits: new ScriptLimits { MemoryBytes = 256L << 20, ComputingTime = TimeSpan.FromSeconds(30) })).ToString());
}
