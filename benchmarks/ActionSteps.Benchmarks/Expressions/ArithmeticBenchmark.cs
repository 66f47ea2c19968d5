using ActionSteps.Expressions;
using ActionSteps.Sessions;
using BenchmarkDotNet.Attributes;

namespace ActionSteps.Benchmarks.Expressions;

/// <summary>How long does arithmetic on three variables take?</summary>
[MemoryDiagnoser]
public class ArithmeticBenchmark
{
    private readonly SampleSession _session = new();
    private readonly Expression _expression = Expression.Parse("price * quantity + shipping");

    [GlobalSetup]
    public void Check() => SampleSession.Check<Value>(Dictionary(), Evaluate());

    [Benchmark(Baseline = true, Description = "hand-written")]
    public double Dictionary()
    {
        Dictionary<string, object?> variables = _session.Dictionary;
        return ((double)variables["price"]! * (double)variables["quantity"]!) + (double)variables["shipping"]!;
    }

    [Benchmark(Description = "Expression.Evaluate")]
    public Value Evaluate() => _expression.Evaluate(_session.Context);
}
