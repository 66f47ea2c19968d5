using BenchmarkDotNet.Attributes;

namespace ActionSteps.Scripting.Benchmarks.Computing;

/// <summary>How fast does a script compute? Both engines run the same ES5 source with limits on, in a fresh world each time.</summary>
[MemoryDiagnoser]
public class ComputeBenchmarks
{
    private Script _script = Script.Compile("");
    private JintScript _jint = new("");

    [Params("fibonacci", "sieve", "text", "sort", "dictionary", "json", "regexp", "closures-and-classes", "destructuring-es5")]
    public string Name { get; set; } = "";

    [GlobalSetup]
    public void Check()
    {
        _script = Script.Compile(SampleScripts.Read(Name));
        _jint = new JintScript(SampleScripts.Read(Name));
        SampleScripts.Check(Jint(), ActionSteps().Value.ToString());
    }

    [Benchmark(Baseline = true, Description = "Jint 2.10.4")]
    public string Jint() => _jint.Run();

    [Benchmark(Description = "ActionSteps")]
    public ScriptResult ActionSteps() => _script.RunAsync(null, ComputeLimits.On, CancellationToken.None).GetAwaiter().GetResult();
}
