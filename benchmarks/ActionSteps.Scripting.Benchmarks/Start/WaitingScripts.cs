using System.Globalization;

namespace ActionSteps.Scripting.Benchmarks.Start;

/// <summary>How much memory, and how many threads, do scripts hold that wait for a task of the host?</summary>
internal static class WaitingScripts
{
    private const int Count = 10_000;

    public static async Task ReportAsync()
    {
        Script script = Script.Compile(
            "const answer = await ask(args.question); return answer + ' ' + args.items.length;",
            new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody });
        await RunAsync(script, 100);
        (long bytes, int threads) = await RunAsync(script, Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes / Count:N0} bytes for each of {Count:N0} waiting scripts, {threads} threads more"));
    }

    private static async Task<(long Bytes, int Threads)> RunAsync(Script script, int count)
    {
        var gate = new TaskCompletionSource<ScriptValue>(TaskCreationOptions.RunContinuationsAsynchronously);
        ScriptGlobals globals = new ScriptGlobals()
            .Add("args", ScriptValue.Parse("""{ "question": "seats", "items": [1, 2, 3] }"""))
            .Add("ask", (_, _) => new ValueTask<ScriptValue>(gate.Task));
        var runs = new Task<ScriptResult>[count];
        int threads = ThreadPool.ThreadCount;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < count; i++)
        {
            runs[i] = script.RunAsync(globals, null, CancellationToken.None);
        }

        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        int more = ThreadPool.ThreadCount - threads;
        gate.SetResult("two");
        foreach (ScriptResult result in await Task.WhenAll(runs))
        {
            SampleScripts.Check("two 3", result.Value.AsText());
        }

        return (held, more);
    }
}
