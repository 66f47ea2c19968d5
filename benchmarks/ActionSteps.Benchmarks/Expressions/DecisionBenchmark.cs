using ActionSteps.Expressions;
using ActionSteps.Sessions;
using BenchmarkDotNet.Attributes;

namespace ActionSteps.Benchmarks.Expressions;

/// <summary>How long does a decision on two variables take?</summary>
[MemoryDiagnoser]
public class DecisionBenchmark
{
    private readonly SampleSession _session = new();
    private readonly Expression _expression = Expression.Parse("age >= 18 && country == \"BE\"");

    [GlobalSetup]
    public void Check() => SampleSession.Check<Value>(Dictionary(), Evaluate());

    [Benchmark(Baseline = true, Description = "hand-written")]
    public bool Dictionary()
    {
        Dictionary<string, object?> variables = _session.Dictionary;
        return (double)variables["age"]! >= 18 && (string)variables["country"]! == "BE";
    }

    [Benchmark(Description = "Expression.Evaluate")]
    public Value Evaluate() => _expression.Evaluate(_session.Context);
}
