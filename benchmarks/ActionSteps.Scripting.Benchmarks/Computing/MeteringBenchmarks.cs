using BenchmarkDotNet.Attributes;

namespace ActionSteps.Scripting.Benchmarks.Computing;

/// <summary>
/// What do limits cost? There is one way to execute, which always counts; what limits in use add are censuses of memory. The rest of
/// the cost, counting itself, is a subtraction and a comparison for each jump backwards, call and allocation.
/// </summary>
[MemoryDiagnoser]
public class MeteringBenchmarks
{
    private Script _script = Script.Compile("");

    [Params("fibonacci", "sort", "text", "json")]
    public string Name { get; set; } = "";

    [GlobalSetup]
    public void Compile() => _script = Script.Compile(SampleScripts.Read(Name));

    [Benchmark(Baseline = true, Description = "no limit in reach")]
    public ScriptResult Off() => _script.RunAsync(null, ComputeLimits.Off, CancellationToken.None).GetAwaiter().GetResult();

    [Benchmark(Description = "default limits")]
    public ScriptResult On() => _script.RunAsync(null, ComputeLimits.On, CancellationToken.None).GetAwaiter().GetResult();
}
