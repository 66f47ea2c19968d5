using BenchmarkDotNet.Attributes;

namespace ActionSteps.Scripting.Benchmarks.Computing;

/// <summary>How fast are features that ES5 does not have, and what does the same cost in ES5 by hand?</summary>
[MemoryDiagnoser]
public class ModernBenchmarks
{
    private Script _script = Script.Compile("");

    [Params("map-and-set", "dictionary", "destructuring", "destructuring-es5")]
    public string Name { get; set; } = "";

    [GlobalSetup]
    public void Compile() => _script = Script.Compile(SampleScripts.Read(Name));

    [Benchmark]
    public ScriptResult Run() => _script.RunAsync(null, ComputeLimits.On, CancellationToken.None).GetAwaiter().GetResult();
}
