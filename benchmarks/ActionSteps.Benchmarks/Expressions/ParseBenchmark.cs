using ActionSteps.Expressions;
using ActionSteps.Sessions;
using BenchmarkDotNet.Attributes;

namespace ActionSteps.Benchmarks.Expressions;

/// <summary>How long does an expression take that is parsed, evaluated once and thrown away?</summary>
[MemoryDiagnoser]
public class ParseBenchmark
{
    private readonly SampleSession _session = new();

    [GlobalSetup]
    public void Check() => SampleSession.Check<Value>(Dictionary(), ParseAndEvaluate());

    [Benchmark(Baseline = true, Description = "hand-written")]
    public double Dictionary()
    {
        Dictionary<string, object?> variables = _session.Dictionary;
        return ((double)variables["price"]! * (double)variables["quantity"]!) + (double)variables["shipping"]!;
    }

    [Benchmark(Description = "Expression.Parse, Evaluate")]
    public Value ParseAndEvaluate() => Expression.Parse("price * quantity + shipping").Evaluate(_session.Context);

    [Benchmark(Description = "Expression.Parse")]
    public Expression Parse() => Expression.Parse("price * quantity + shipping");
}
