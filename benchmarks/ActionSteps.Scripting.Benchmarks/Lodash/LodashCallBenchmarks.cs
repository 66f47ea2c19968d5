using BenchmarkDotNet.Attributes;

namespace ActionSteps.Scripting.Benchmarks.Lodash;

/// <summary>
/// How much faster are twenty typical calls on lists of a hundred items than the source of lodash in the same engine? Each run makes them
/// <see cref="Rounds"/> times, so that the start of the source, which has a row of its own, is spread over them.
/// </summary>
/// <remarks>
/// The source is not part of this repository: <c>npm install --prefix /tmp/lodash lodash@4.17.21</c>, then set the environment variable
/// LODASH to <c>/tmp/lodash/node_modules/lodash/lodash.js</c>. Without it only our functions are measured.
/// </remarks>
[MemoryDiagnoser]
public class LodashCallBenchmarks
{
    /// <summary>How often a run makes the calls.</summary>
    public const int Rounds = 500;

    private const string PathVariable = "LODASH";

    private static readonly ScriptLimits s_limits = new() { ComputingTime = TimeSpan.FromMinutes(10), TotalTime = TimeSpan.FromMinutes(10), Instructions = long.MaxValue };
    private static readonly ScriptValue s_data = CreateData();

    private readonly Script _script = Script.Compile("const _ = lodash;\n" + SampleScripts.Read("lodash-calls"), new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody });
    private readonly ScriptGlobals _native = Globals(ScriptLibrary.Lodash, Rounds);
    private ScriptGlobals? _source;
    private ScriptGlobals? _start;

    /// <summary>Whose functions are called.</summary>
    [ParamsSource(nameof(Sources))]
    public string Lodash { get; set; } = Ours;

    public static IEnumerable<string> Sources => File.Exists(SourceFile) ? [Original, Ours] : [Ours];

    private const string Ours = "ours";
    private const string Original = "lodash.js";

    private static string SourceFile => Environment.GetEnvironmentVariable(PathVariable) ?? "";

    [GlobalSetup]
    public void Setup()
    {
        if (Lodash == Ours)
        {
            Console.WriteLine(File.Exists(SourceFile) ? "" : $"// {PathVariable} names no file: the source of lodash is not measured. See the remarks of this class.");
            return;
        }

        var library = ScriptLibrary.Compile($"const global = globalThis, module = {{ exports: {{}} }}, exports = module.exports;\n{File.ReadAllText(SourceFile)}\nreturn module.exports;");
        _source = Globals(library, Rounds);
        _start = Globals(library, 1);
        SampleScripts.Check(Run(Globals(ScriptLibrary.Lodash, 1)), Run(_start));
    }

    /// <summary>Twenty calls.</summary>
    [Benchmark(OperationsPerInvoke = Rounds, Description = "twenty calls")]
    public string Calls() => Run(_source ?? _native);

    /// <summary>A script that makes them once, start included.</summary>
    [Benchmark(Description = "twenty calls in a fresh world")]
    public string Once() => Run(_start ?? Globals(ScriptLibrary.Lodash, 1));

    private string Run(ScriptGlobals globals) => _script.RunAsync(globals, s_limits, CancellationToken.None).GetAwaiter().GetResult().Value.AsText();

    private static ScriptGlobals Globals(ScriptLibrary lodash, int rounds) => new ScriptGlobals().Add("lodash", lodash).Add("data", s_data).Add("rounds", rounds);

    private static ScriptValue CreateData()
    {
        string[] cities = ["Ghent", "Bruges", "Mons", "Namur", "Liège"];
        return ScriptValue.FromObject(new Dictionary<string, object?>
        {
            ["users"] = Enumerable.Range(0, 100).Select(i => (object)new Dictionary<string, object?>
            {
                ["id"] = i,
                ["name"] = "user " + ((i * 37) % 100),
                ["age"] = (i * 13) % 80,
                ["city"] = cities[(i * 7) % cities.Length],
                ["address"] = new Dictionary<string, object?> { ["street"] = "street " + (i % 10), ["number"] = i },
            }),
            ["numbers"] = Enumerable.Range(0, 100),
            ["others"] = Enumerable.Range(50, 100),
        });
    }
}
