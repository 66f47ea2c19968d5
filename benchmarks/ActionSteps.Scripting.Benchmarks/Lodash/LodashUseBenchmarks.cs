using ActionSteps.Scripting.Benchmarks.Start;
using BenchmarkDotNet.Attributes;

namespace ActionSteps.Scripting.Benchmarks.Lodash;

/// <summary>What does a script pay for using <c>_</c> once: the script of a bot that reads its customer with <c>_.get</c>, and the same without?</summary>
[MemoryDiagnoser]
public class LodashUseBenchmarks
{
    private static readonly ScriptOptions s_options = new() { Kind = ScriptKind.AsyncFunctionBody };

    private readonly Script _without = Script.Compile(SampleScripts.Read("bot"), s_options);
    private readonly Script _with = Script.Compile(
        SampleScripts.Read("bot").Replace("customer: args.customer", "customer: _.get(args, 'customer')", StringComparison.Ordinal), s_options);

    private readonly ScriptGlobals _globals = Order.CreateGlobals().Add("_", ScriptLibrary.Lodash);

    [GlobalSetup]
    public void Check()
    {
        SampleScripts.Check(WithoutLodash().Value.ToJson(), WithLodash().Value.ToJson());
        if (_with.FindFreeNames().All(name => name.Name != "_"))
        {
            throw new InvalidOperationException("The script does not use _.");
        }
    }

    [Benchmark(Baseline = true, Description = "bot script")]
    public ScriptResult WithoutLodash() => _without.RunAsync(_globals, null, CancellationToken.None).GetAwaiter().GetResult();

    [Benchmark(Description = "bot script that uses _ once")]
    public ScriptResult WithLodash() => _with.RunAsync(_globals, null, CancellationToken.None).GetAwaiter().GetResult();
}
