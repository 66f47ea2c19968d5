using ActionSteps.Expressions;
using ActionSteps.Sessions;
using BenchmarkDotNet.Attributes;

namespace ActionSteps.Benchmarks.Expressions;

/// <summary>How long does it take to read deep inside of objects and lists?</summary>
[MemoryDiagnoser]
public class PathBenchmark
{
    private readonly SampleSession _session = new();
    private readonly Expression _expression = Expression.Parse("order.items[0].price * order.items[0].quantity");

    [GlobalSetup]
    public void Check() => SampleSession.Check<Value>(Dictionary(), Evaluate());

    [Benchmark(Baseline = true, Description = "hand-written")]
    public double Dictionary() => (double)Item()["price"]! * (double)Item()["quantity"]!;

    [Benchmark(Description = "Expression.Evaluate")]
    public Value Evaluate() => _expression.Evaluate(_session.Context);

    private Dictionary<string, object?> Item()
    {
        Dictionary<string, object?> order = (Dictionary<string, object?>)_session.Dictionary["order"]!;
        List<object?> items = (List<object?>)order["items"]!;
        return (Dictionary<string, object?>)items[0]!;
    }
}
