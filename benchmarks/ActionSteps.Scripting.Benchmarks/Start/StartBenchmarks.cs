using BenchmarkDotNet.Attributes;

namespace ActionSteps.Scripting.Benchmarks.Start;

/// <summary>How long does a run take that starts in a world of its own, with all limits: an empty script, and a typical script of a bot?</summary>
[MemoryDiagnoser]
public class StartBenchmarks
{
    private readonly Script _empty = Script.Compile("", new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody });
    private readonly Script _bot = Script.Compile(SampleScripts.Read("bot"), new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody });
    private readonly ScriptGlobals _globals = Order.CreateGlobals();
    private readonly ScriptValue _value = Order.CreateValue();
    private readonly HandWrittenBot _handWritten = new();
    private readonly JintScript _emptyJint = new("");
    private readonly JintScript _botJint = new($"(function () {{ {SampleScripts.Read("bot")} }})()");
    private readonly Dictionary<string, object?> _arguments = Order.CreateArguments();

    [GlobalSetup]
    public void Check()
    {
        Dictionary<string, object?> expected = _handWritten.Run();
        ScriptValue actual = BotScript().Value;
        SampleScripts.Check($"{expected["id"]} {expected["total"]} {expected["discounted"]}", $"{actual["id"]} {actual["total"]} {actual["discounted"]}");
        SampleScripts.Check((string)expected["id"]!, BotScriptJint());
    }

    [Benchmark(Description = "empty script")]
    public ScriptResult EmptyScript() => _empty.RunAsync(null, null, CancellationToken.None).GetAwaiter().GetResult();

    [Benchmark(Description = "empty script, Jint 2.10.4")]
    public string EmptyScriptJint() => _emptyJint.Run();

    [Benchmark(Baseline = true, Description = "bot, hand-written")]
    public Dictionary<string, object?> HandWritten() => _handWritten.Run();

    [Benchmark(Description = "bot script")]
    public ScriptResult BotScript() => _bot.RunAsync(_globals, null, CancellationToken.None).GetAwaiter().GetResult();

    [Benchmark(Description = "bot script, new globals")]
    public ScriptResult BotScriptNewGlobals() => _bot.RunAsync(Order.CreateGlobals(_value), null, CancellationToken.None).GetAwaiter().GetResult();

    [Benchmark(Description = "bot script, Jint 2.10.4")]
    public string BotScriptJint() => _botJint.RunBot(_arguments);
}
