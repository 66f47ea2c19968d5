namespace ActionSteps.Scripting.Tests.Host;

public sealed class HostFunctionTests
{
    [Fact]
    public async Task A_completed_task_is_its_value_and_a_pending_one_a_promise()
    {
        var pending = new TaskCompletionSource<ScriptValue>();
        ScriptGlobals globals = new ScriptGlobals()
            .Add("now", (arguments, _) => new ValueTask<ScriptValue>(arguments[0].AsNumber() + 1))
            .Add("later", (_, _) => new ValueTask<ScriptValue>(pending.Task))
            .Add("args", ScriptValue.Parse("{\"n\":[1,2]}"));
        Task<ScriptValue> run = TestScripts.RunBodyAsync("const a = now(1); const b = await later(); return { a, b, c: args.n[1] };", globals);
        Assert.False(run.IsCompleted);
        pending.SetResult("done");
        Assert.Equal("{\"a\":2,\"b\":\"done\",\"c\":2}", (await run).ToJson());
    }

    [Fact]
    public async Task Only_errors_meant_for_the_script_show_their_message()
    {
        ScriptGlobals globals = new ScriptGlobals()
            .Add("secret", (_, _) => throw new InvalidOperationException("connection string"))
            .Add("open", (_, _) => throw new HostErrorException("no seats", "RangeError"));
        ScriptValue value = await TestScripts.RunBodyAsync(
            "const r = []; for (const f of [secret, open]) { try { f(); } catch (e) { r.push(String(e)); } } return r.join('|');", globals);
        Assert.Equal("Error: A function of the host failed|RangeError: no seats", value.AsText());
    }

    [Fact]
    public async Task Cancellation_ends_a_run_that_waits()
    {
        using var source = new CancellationTokenSource();
        ScriptGlobals globals = new ScriptGlobals().Add("never", (_, _) => new ValueTask<ScriptValue>(new TaskCompletionSource<ScriptValue>().Task));
        var script = Script.Compile("await never()", new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody });
        Task<ScriptResult> run = script.RunAsync(globals, null, source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task An_uncaught_error_carries_name_message_and_lines_of_the_source()
    {
        ScriptThrownException fault = await Assert.ThrowsAsync<ScriptThrownException>(
            () => TestScripts.RunBodyAsync("function f() {\n  null.x;\n}\nf();"));
        Assert.Equal("TypeError", fault.ErrorName);
        Assert.Contains("at f (script:2:", fault.ScriptStack, StringComparison.Ordinal);
    }
}
