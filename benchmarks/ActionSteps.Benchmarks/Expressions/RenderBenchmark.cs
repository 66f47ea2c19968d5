using System.Globalization;
using ActionSteps.Expressions;
using BenchmarkDotNet.Attributes;

namespace ActionSteps.Benchmarks.Expressions;

/// <summary>How long does it take to render a greeting with four placeholders, and does it allocate more than the text?</summary>
[MemoryDiagnoser]
public class RenderBenchmark
{
    private readonly SampleSession _session = new();
    private readonly Template _template = Template.Parse(
        "Today is {time.offset.dayOfMonth}/{time.offset.month}/{time.offset.year}, dear {user.name}!");

    [GlobalSetup]
    public void Check()
    {
        // Code by hand keeps such numbers as integers, which print four times as fast as doubles.
        Dictionary<string, object?> offset = Offset();
        foreach (string name in new[] { "dayOfMonth", "month", "year" })
        {
            offset[name] = (int)(double)offset[name]!;
        }

        SampleSession.Check(Dictionary(), Render());
    }

    [Benchmark(Baseline = true, Description = "hand-written")]
    public string Dictionary()
    {
        int day = (int)Offset()["dayOfMonth"]!;
        int month = (int)Offset()["month"]!;
        int year = (int)Offset()["year"]!;
        string name = (string)Object(_session.Dictionary["user"])["name"]!;
        return string.Create(CultureInfo.InvariantCulture, $"Today is {day}/{month}/{year}, dear {name}!");
    }

    [Benchmark(Description = "Template.Render")]
    public string Render() => _template.Render(_session.Context);

    private Dictionary<string, object?> Offset() => Object(Object(_session.Dictionary["time"])["offset"]);

    private static Dictionary<string, object?> Object(object? value) => (Dictionary<string, object?>)value!;
}
