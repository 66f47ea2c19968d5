using ActionSteps.Expressions;
using ActionSteps.Sessions;
using BenchmarkDotNet.Attributes;

namespace ActionSteps.Benchmarks.Expressions;

/// <summary>How long do functions on texts take, and do they allocate more than their result?</summary>
[MemoryDiagnoser]
public class TextFunctionBenchmark
{
    private readonly SampleSession _session = new();
    private readonly Expression _expression = Expression.Parse("UPCASE(CONCAT(first, \" \", last))");

    [GlobalSetup]
    public void Check() => SampleSession.Check<Value>(Dictionary(), Evaluate());

    [Benchmark(Baseline = true, Description = "hand-written")]
    public string Dictionary()
    {
        Dictionary<string, object?> variables = _session.Dictionary;
        return string.Concat((string)variables["first"]!, " ", (string)variables["last"]!).ToUpperInvariant();
    }

    [Benchmark(Description = "Expression.Evaluate")]
    public Value Evaluate() => _expression.Evaluate(_session.Context);
}
