using BenchmarkDotNet.Attributes;
using Jint.Parser;

namespace ActionSteps.Scripting.Benchmarks.Start;

/// <summary>How long does it take to compile the script of a bot?</summary>
[MemoryDiagnoser]
public class CompileBenchmarks
{
    private static readonly ScriptOptions s_options = new() { Kind = ScriptKind.AsyncFunctionBody };

    private readonly string _source = SampleScripts.Read("bot");
    private readonly string _sourceJint = $"(function () {{ {SampleScripts.Read("bot")} }})()";

    [Benchmark(Baseline = true, Description = "Jint 2.10.4, parse only")]
    public object ParseJint() => new JavaScriptParser().Parse(_sourceJint);

    [Benchmark(Description = "Script.Compile")]
    public Script Compile() => Script.Compile(_source, s_options);
}
