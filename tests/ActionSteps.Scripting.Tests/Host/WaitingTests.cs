namespace ActionSteps.Scripting.Tests.Host;

/// <summary>Runs that wait for the host.</summary>
public sealed class WaitingTests
{
    private static readonly ScriptOptions s_body = new() { Kind = ScriptKind.AsyncFunctionBody };

    private static readonly ScriptLimits s_patient = new() { ComputingTime = TimeSpan.FromMinutes(1), TotalTime = TimeSpan.FromMinutes(5) };

    [Fact]
    public async Task Ten_thousand_waiting_scripts_hold_no_thread_and_little_memory()
    {
        const int Count = 10_000;
        var gate = new TaskCompletionSource<ScriptValue>(TaskCreationOptions.RunContinuationsAsynchronously);
        ScriptGlobals globals = new ScriptGlobals().Add("ask", (_, _) => new ValueTask<ScriptValue>(gate.Task)).Add("args", ScriptValue.Parse("{\"n\":[1,2]}"));
        var script = Script.Compile("const answer = await ask(args.n[0]); return answer + args.n.length;", s_body);
        var runs = new Task<ScriptResult>[Count];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Count; i++)
        {
            runs[i] = script.RunAsync(globals, s_patient, CancellationToken.None);
        }

        // They started on this very thread and gave it back; all that they may hold was allocated here.
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.DoesNotContain(runs, run => run.IsCompleted);
        Assert.InRange(allocated / Count, 1, 6_000);
        gate.SetResult(40);
        foreach (ScriptResult result in await Task.WhenAll(runs))
        {
            Assert.Equal(42, result.Value.AsNumber());
        }
    }

    [Fact]
    public async Task A_script_runs_on_the_callers_thread_until_it_waits()
    {
        var threads = new List<int>();
        ScriptGlobals globals = new ScriptGlobals().Add("note", (_, _) =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            return default;
        });
        Task<ScriptValue> run = TestScripts.RunBodyAsync("note(); await null; note(); await Promise.resolve(1); note();", globals);
        Assert.True(run.IsCompleted);
        await run;
        int own = Environment.CurrentManagedThreadId;
        Assert.Equal([own, own, own], threads);
    }

    [Fact]
    public async Task Answers_are_handled_in_the_order_in_which_they_arrive()
    {
        var tasks = new Dictionary<double, TaskCompletionSource<ScriptValue>>();
        ScriptGlobals globals = new ScriptGlobals().Add("ask", (arguments, _) =>
        {
            var source = new TaskCompletionSource<ScriptValue>();
            tasks.Add(arguments[0].AsNumber(), source);
            return new ValueTask<ScriptValue>(source.Task);
        });
        Task<ScriptValue> run = TestScripts.RunBodyAsync(
            "const order = []; await Promise.all([1, 2, 3, 4].map(n => ask(n).then(v => order.push(v), e => order.push(e.message)))); return order.join();",
            globals);

        // On a thread of the pool a completed task calls its continuation at once, so that the order of arrival is known.
        await Task.Run(() =>
        {
            tasks[3].SetResult("three");
            tasks[1].SetException(new HostErrorException("one"));
            tasks[4].SetResult("four");
            tasks[2].SetCanceled();
        });
        Assert.Equal("three,one,four,A function of the host failed", (await run).AsText());
    }

    [Fact]
    public async Task Answers_from_many_threads_all_arrive()
    {
        ScriptGlobals globals = new ScriptGlobals().Add("ask", async (arguments, _) =>
        {
            await Task.Yield();
            return arguments[0];
        });
        for (int round = 0; round < 5; round++)
        {
            ScriptValue sum = await TestScripts.RunBodyAsync(
                "let sum = 0; await Promise.all(Array.from({ length: 50 }, async (_, i) => { const v = await ask(i); sum += v; })); return sum;", globals, s_patient);
            Assert.Equal(1_225, sum.AsNumber());
        }
    }

    [Fact]
    public async Task Memory_that_only_a_waiting_part_of_the_script_can_reach_is_counted()
    {
        var gate = new TaskCompletionSource<ScriptValue>();
        ScriptGlobals globals = new ScriptGlobals().Add("ask", (_, _) => new ValueTask<ScriptValue>(gate.Task));
        const string Source =
            """
            async function hold() { const kept = []; for (let i = 0; i < 300000; i++) kept.push([i]); await ask(); return kept.length; }
            hold();
            const more = [];
            for (let i = 0; i < 300000; i++) more.push([i, i]);
            return more.length;
            """;
        ScriptLimitException fault = await Assert.ThrowsAsync<ScriptLimitException>(
            () => TestScripts.RunBodyAsync(Source, globals, new ScriptLimits { MemoryBytes = 60_000_000, ComputingTime = TimeSpan.FromSeconds(60) }));
        Assert.Equal(ScriptLimit.Memory, fault.Limit);
    }
}
