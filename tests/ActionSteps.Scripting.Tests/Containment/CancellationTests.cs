namespace ActionSteps.Scripting.Tests.Containment;

/// <summary>The host's token ends a run wherever it is, and then no function of the host is called any more.</summary>
public sealed class CancellationTests
{
    /// <summary>Each calls <c>cancel</c>, which cancels the run, and would compute for hours.</summary>
    public static TheoryData<string> Computing =>
    [
        "cancel(); for (;;) { }",
        "cancel(); for (;;) { try { for (;;) { } } catch { after(); } finally { after(); } }",
        "cancel(); for (;;) { after(); }",
        "[1, 2].forEach(() => { cancel(); after(); });",
        "cancel(); new Array(2 ** 32 - 1).forEach(after);",
        "const a = new Array(1e6).fill(0).map((_, i) => i ^ 77777); cancel(); for (;;) a.toSorted();",
        "cancel(); for (;;) JSON.stringify(new Array(1e5).fill(1));",
        "const b = 3n ** 100000n; cancel(); for (;;) b * b;",
        "cancel(); /(a*)*b/.test('a'.repeat(1e5)); after();",
        "cancel(); 'a'.repeat(1e6).replace(/(?=(a*))\\1b/g, after);",
        "Promise.resolve().then(cancel).then(function f() { return Promise.resolve().then(f); }).finally(after);",
        "async function f() { try { cancel(); for (;;) await 0; } finally { after(); } } f();",
        "function* g() { try { cancel(); for (;;) yield 1; } finally { after(); } } for (const x of g()) { }",
        "setTimeout(() => { cancel(); for (;;) { } }, 0); setTimeout(after, 1);",
    ];

    [Theory]
    [MemberData(nameof(Computing))]
    public async Task A_run_that_computes_ends(string source)
    {
        using var token = new CancellationTokenSource();
        int calls = 0;
        ScriptGlobals globals = Counting(() => calls++).Add("cancel", (_, _) =>
        {
            token.Cancel();
            return default;
        });
        var limits = new ScriptLimits { ComputingTime = TimeSpan.FromHours(1), TotalTime = TimeSpan.FromHours(1), Instructions = long.MaxValue / 2 };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Script.Compile(source).RunAsync(globals, limits, token.Token));
        Assert.Equal(0, calls);
    }

    [Theory]
    [InlineData("await new Promise(r => setTimeout(r, 1e8)); after();")]
    [InlineData("try { await new Promise(r => setTimeout(r, 1e8)); } catch { after(); } finally { after(); }")]
    [InlineData("setInterval(after, 1e8); await new Promise(() => 0).finally(after);")]
    [InlineData("await ask(); after();")]
    [InlineData("try { await ask(); } catch { after(); } finally { after(); }")]
    [InlineData("ask().then(after, after).finally(after); await Promise.any([ask(), ask()]); after();")]
    [InlineData("for await (const x of [ask()]) after();")]
    public async Task A_run_that_waits_ends(string source)
    {
        using var token = new CancellationTokenSource();
        var answer = new TaskCompletionSource<ScriptValue>();
        var tokens = new List<CancellationToken>();
        int calls = 0;
        ScriptGlobals globals = Counting(() => calls++).Add("ask", (_, ended) =>
        {
            tokens.Add(ended);
            return new ValueTask<ScriptValue>(answer.Task);
        });
        Task<ScriptResult> run = Script.Compile(source, new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody }).RunAsync(globals, null, token.Token);
        Assert.False(run.IsCompleted);
        await token.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.All(tokens, ended => Assert.True(ended.IsCancellationRequested));
        answer.SetResult(1);
        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_before_it_starts_does_nothing()
    {
        int calls = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Script.Compile("after()").RunAsync(Counting(() => calls++), null, new CancellationToken(canceled: true)));
        Assert.Equal(0, calls);
    }

    private static ScriptGlobals Counting(Action count) => new ScriptGlobals().Add("after", (_, _) =>
    {
        count();
        return default;
    });
}
