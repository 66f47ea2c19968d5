using System.Diagnostics;
using System.Globalization;
using ActionSteps.Scripting;

// Runs the scripts of a file, one a line, and writes a line for each: how it ended, and by how much it was late. A process of its own, so that
// a test can give it a heap with a hard limit, and see a stack overflow as what it is.
string[] lines = File.ReadAllLines(args[0]);
var limits = new ScriptLimits { ComputingTime = TimeSpan.FromMilliseconds(int.Parse(args[1], CultureInfo.InvariantCulture)) };
int stackSize = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 0;
var process = Process.GetCurrentProcess();
Run("let s = 0; for (let i = 0; i < 20000; i++) { s += i; } JSON.stringify([s])", limits, stackSize);
for (int number = 0; number < lines.Length; number++)
{
    int at = lines[number].IndexOf('|', StringComparison.Ordinal);
    if (at < 0 || lines[number].StartsWith('#'))
    {
        continue;
    }

    GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    process.Refresh();
    TimeSpan cpu = process.TotalProcessorTime;
    var watch = Stopwatch.StartNew();
    string end = Run(lines[number][(at + 1)..].Trim(), limits, stackSize);
    TimeSpan elapsed = watch.Elapsed;
    GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    process.Refresh();
    cpu = process.TotalProcessorTime - cpu;
    TimeSpan taken = cpu < elapsed ? cpu : elapsed;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{number + 1}\t{end}\t{(taken - limits.ComputingTime).TotalMilliseconds:F0}\t{GC.GetTotalMemory(false) >> 20}"));
}

static string Run(string source, ScriptLimits limits, int stackSize)
{
    if (stackSize == 0)
    {
        return RunHere(source, limits);
    }

    string end = "";
    var thread = new Thread(() => end = RunHere(source, limits), stackSize);
    thread.Start();
    thread.Join();
    return end;
}

static string RunHere(string source, ScriptLimits limits)
{
    try
    {
        var options = new ScriptOptions { Kind = source.Contains("await ", StringComparison.Ordinal) ? ScriptKind.AsyncFunctionBody : ScriptKind.Program };
        Task<ScriptResult> run = Script.Compile(source, options).RunAsync(new ScriptGlobals().Add("_", ScriptLibrary.Lodash), limits, CancellationToken.None);
        return run.Wait(TimeSpan.FromMinutes(1)) ? "Value " + run.Result.Value : "Hangs";
    }
    catch (AggregateException fault)
    {
        return Describe(fault.InnerException!);
    }
    catch (ScriptException fault)
    {
        return Describe(fault);
    }
}

static string Describe(Exception fault) => fault switch
{
    ScriptLimitException limit => limit.Limit.ToString(),
    ScriptThrownException thrown => thrown.ErrorName,
    ScriptSyntaxException => "SyntaxError",
    _ => "Engine " + (fault.InnerException ?? fault).ToString().ReplaceLineEndings(" "),
};
