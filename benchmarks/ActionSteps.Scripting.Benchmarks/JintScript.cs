using Jint;
using Jint.Parser;
using Jint.Runtime.Interop;

namespace ActionSteps.Scripting.Benchmarks;

/// <summary>A parsed script of Jint 2.10.4, run in a fresh engine with the limits that it offers.</summary>
internal sealed class JintScript(string source)
{
    private readonly Jint.Parser.Ast.Program _program = new JavaScriptParser().Parse(source);

    public static Engine CreateEngine() =>
        new(options => options.TimeoutInterval(TimeSpan.FromSeconds(100)).MaxStatements(1_000_000_000).LimitRecursion(8_000));

    public string Run() => CreateEngine().Execute(_program).GetCompletionValue().ToString();

    /// <summary>The bot script: its arguments are copied in, as JavaScript values, as every run needs its own.</summary>
    public string RunBot(Dictionary<string, object?> arguments)
    {
        Engine engine = CreateEngine();
        engine.SetValue("args", Copy(engine, arguments));
        engine.SetValue("exchangeRate", new ClrFunctionInstance(engine, static (_, values) => values[0].AsString() == "EUR" ? 1 : 1.1));
        engine.SetValue("save", new ClrFunctionInstance(engine, static (_, values) => "order-" + values[0].AsObject().Get("lines").AsArray().Get("length").AsNumber()));
        engine.SetValue("log", new ClrFunctionInstance(engine, static (_, _) => Jint.Native.JsValue.Undefined));
        return engine.Execute(_program).GetCompletionValue().AsObject().Get("id").AsString();
    }

    private static Jint.Native.JsValue Copy(Engine engine, object? value)
    {
        switch (value)
        {
            case string text:
                return text;
            case double number:
                return number;
            case object?[] items:
                return engine.Array.Construct(Array.ConvertAll(items, item => Copy(engine, item)));
            default:
                Jint.Native.Object.ObjectInstance made = engine.Object.Construct([]);
                foreach ((string name, object? member) in (Dictionary<string, object?>)value!)
                {
                    made.Put(name, Copy(engine, member), false);
                }

                return made;
        }
    }
}
