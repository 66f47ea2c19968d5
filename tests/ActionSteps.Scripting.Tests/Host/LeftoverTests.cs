namespace ActionSteps.Scripting.Tests.Host;

/// <summary>What a script has left behind when it ended.</summary>
public sealed class LeftoverTests
{
    [Theory]
    [InlineData("return 1", 0)]
    [InlineData("setTimeout(() => {}, 1000)", 1)]
    [InlineData("setTimeout(() => {}, 1000); setInterval(() => {}, 1000); ask()", 3)]
    [InlineData("clearTimeout(setTimeout(() => {}, 1000))", 0)]
    [InlineData("await answer(); ask()", 1)]
    [InlineData("await answer(); await new Promise(done => setTimeout(done, 1))", 0)]
    public async Task Timers_and_tasks_of_the_host_are_counted(string script, int expected) =>
        Assert.Equal(expected, (await RunAsync(script)).Leftovers?.PendingWork ?? 0);

    [Theory]
    [InlineData("Promise.reject(new RangeError('lost'))", "RangeError: lost")]
    [InlineData("async function f() { throw new Error('a') } f(); f().then(x => x)", "Error: a|Error: a")]
    [InlineData("Promise.reject('text'); Promise.reject(7); Promise.reject({ a: 1 })", "Error: text|Error: 7|Error: #<Object>")]
    [InlineData("Promise.resolve().then(() => { throw new TypeError('later') })", "TypeError: later")]
    [InlineData("const p = Promise.reject(1); p.catch(() => {})", "")]
    [InlineData("const p = Promise.reject(1); await null; await null; try { await p } catch {}", "")]
    [InlineData("await Promise.race([Promise.resolve(1), Promise.reject(2)]); await Promise.any([Promise.reject(1), 2])", "")]
    [InlineData("await Promise.allSettled([Promise.reject(1)])", "")]
    [InlineData("await Promise.all([Promise.reject(1), Promise.reject(2)]).catch(() => {})", "")]
    [InlineData("for (let i = 0; i < 1000; i++) Promise.reject(i).catch(() => {}); Promise.reject('last')", "Error: last")]
    [InlineData("async function* g() { throw 1 } try { for await (const x of g()) x } catch {}", "")]
    public async Task Rejections_that_nobody_has_seen_are_told(string script, string expected) =>
        Assert.Equal(expected, string.Join('|', ((await RunAsync(script)).Leftovers?.UnhandledRejections ?? []).Select(rejection => rejection.Message)));

    [Fact]
    public async Task Many_rejections_are_told_by_the_first_of_them() =>
        Assert.Equal(32, (await RunAsync("for (let i = 0; i < 1e5; i++) Promise.reject(i)")).Leftovers?.UnhandledRejections.Count);

    [Theory]
    [InlineData("lib", "Cannot access 'self' before initialization")]
    [InlineData("first.x", "Cannot access 'first' before initialization")]
    public async Task A_library_that_needs_itself_is_an_error_that_says_so(string script, string message)
    {
        ScriptGlobals globals = new ScriptGlobals()
            .Add("lib", ScriptLibrary.Compile("return { again: lib };", new ScriptLibraryOptions { Name = "self" }))
            .Add("first", ScriptLibrary.Compile("return { x: second.y };", new ScriptLibraryOptions { Name = "first" }))
            .Add("second", ScriptLibrary.Compile("return { y: first.x };", new ScriptLibraryOptions { Name = "second" }));

        Assert.Equal(
            $"ReferenceError: {message} and again",
            (await TestScripts.RunBodyAsync($"try {{ {script} }} catch (e) {{ try {{ {script} }} catch (f) {{ return `${{f}} and ${{f.message === e.message ? 'again' : f}}` }} }}", globals)).ToString());
    }

    [Fact]
    public async Task Libraries_may_use_each_other_in_their_functions()
    {
        ScriptGlobals globals = new ScriptGlobals()
            .Add("even", ScriptLibrary.Compile("return n => n === 0 || odd(n - 1);"))
            .Add("odd", ScriptLibrary.Compile("return n => n !== 0 && even(n - 1);"));

        Assert.True((await TestScripts.RunBodyAsync("return even(10)", globals)).AsBoolean());
    }

    private static Task<ScriptResult> RunAsync(string script)
    {
        ScriptGlobals globals = new ScriptGlobals()
            .Add("ask", (_, _) => new ValueTask<ScriptValue>(new TaskCompletionSource<ScriptValue>().Task))
            .Add("answer", async (_, _) =>
            {
                await Task.Yield();
                return 1;
            });
        return Script.Compile(script, new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody, KeepsValue = false }).RunAsync(globals, null, CancellationToken.None);
    }
}
