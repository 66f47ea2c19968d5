using ActionSteps.Sessions;
using BenchmarkDotNet.Attributes;

namespace ActionSteps.Benchmarks.Sessions;

/// <summary>How long does it take to read a session of 20 variables from UTF-8 JSON, and how much does it allocate?</summary>
[MemoryDiagnoser]
public class ReadVariablesBenchmark
{
    private readonly byte[] _utf8 = SampleVariables.Utf8;

    [GlobalSetup]
    public void Check()
    {
        if (Values() != Value.From(Dictionary()) || !Values().TryGetObject(out ValueObject? members) || members.Count != SampleVariables.Count)
        {
            throw new InvalidOperationException("The two ways do not read the same variables.");
        }
    }

    [Benchmark(Baseline = true, Description = "Utf8JsonReader into a dictionary")]
    public Dictionary<string, object?> Dictionary() => SampleVariables.ReadDictionary(_utf8);

    [Benchmark(Description = "Value.ParseJson")]
    public Value Values() => Value.ParseJson(_utf8);
}
