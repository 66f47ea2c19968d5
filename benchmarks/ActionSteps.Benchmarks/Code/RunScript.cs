using ActionSteps.Blocks;
using ActionSteps.Code;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Scripting;
using ActionSteps.Sessions;
using BenchmarkDotNet.Attributes;

namespace ActionSteps.Benchmarks.Code;

/// <summary>
/// What does a code step cost beside its script? The script of twelve lines prices an order of five items, stores a variable and sends a
/// message. The baseline is the script engine with the same script, arguments, response builder and lodash, without session, messages and log:
/// its arguments are data of a script already, and what is sent stays such data. The row between them is the engine as the step uses it, which
/// copies arguments and results from and to values of the session.
/// </summary>
[MemoryDiagnoser]
public class RunScript
{
    private const string Code = """
        const { items, customer, currency } = args;
        let total = 0, discounted = 0;
        const lines = [];
        for (const item of items) {
          let price = item.price * item.quantity;
          if (item.price > 20) { price *= 0.9; discounted++; }
          total += price;
          lines.push(`${item.quantity} x ${item.name}`);
        }
        const rate = currency === 'EUR' ? 1 : 1.1;
        const response = ChatlayerResponseBuilder().addSessionVariable('order', { lines, discounted, total: total * rate });
        response.addMessage(`Thank you, ${customer}: ${total * rate}.`).send();
        """;

    private const string Order = """
        { "customer": "Ann", "currency": "USD", "items": [
          { "name": "tea", "price": 4.5, "quantity": 2 }, { "name": "cup", "price": 12, "quantity": 4 }, { "name": "pot", "price": 39.9, "quantity": 1 },
          { "name": "tray", "price": 25, "quantity": 1 }, { "name": "spoon", "price": 2.25, "quantity": 6 } ] }
        """;

    private readonly BlockExecutor _executor = new();
    private readonly BotDefinition _bot = BotDefinition.Create("bot", bot => bot
        .Action("block", steps => steps.Add(new CodeStep
        {
            Code = Code,
            Arguments = [Argument("items"), Argument("customer"), Argument("currency")],
        })));

    private readonly Session _session = new("session-1");
    private readonly Script _script = Script.Compile(Code, new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody, KeepsValue = false });
    private readonly SourceLibrary _builder = ScriptLibrary.Compile(ResponseBuilderScript.Source);
    private readonly ICompiledScript _compiled = SandboxScriptEngine.Instance.Compile(new CodeSource(Code, CodeKind.Step, "code"));
    private readonly ScriptValue _arguments = ScriptValue.Parse(Order);
    private CodeInput _input = new([]);
    private ScriptValue _sent;

    /// <summary>Both sides must send the same.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        foreach ((string name, Value value) in Members(Value.ParseJson(Order)))
        {
            _session.Set(name, value);
        }

        _input = new CodeInput([.. Members(Value.ParseJson(Order))]);
        BlockResult result = await CodeStep();
        await EngineAlone();
        string message = _sent["messages"].AsList()[0]["config"]["textMessages"].AsList()[0]["text"].AsText();
        bool agree = result.Messages is [TextMessage text] && text.Text == message && (await EngineOfTheStep()).Sends.Count == 1 && _session.Variables["order"].ToJson() == _sent["session"].AsList()[0]["data"].ToJson();
        if (!agree)
        {
            throw new InvalidOperationException("The two sides do not agree.");
        }
    }

    /// <summary>The engine, with globals made for the run, as arguments differ from run to run.</summary>
    [Benchmark(Baseline = true)]
    public Task<ScriptResult> EngineAlone()
    {
        ScriptGlobals globals = new ScriptGlobals()
            .Add("args", _arguments)
            .Add(ResponseBuilderScript.Name, _builder.With(ScriptValue.Function(Publish)))
            .Add("_", ScriptLibrary.Lodash);
        return _script.RunAsync(globals, limits: null, CancellationToken.None);
    }

    /// <summary>The engine behind its port.</summary>
    [Benchmark]
    public ValueTask<CodeResult> EngineOfTheStep() => _compiled.RunAsync(_input, CancellationToken.None);

    /// <summary>The executor with a code step.</summary>
    [Benchmark]
    public ValueTask<BlockResult> CodeStep() => _executor.RunAsync(_bot, "block", _session, CancellationToken.None);

    private ValueTask<ScriptValue> Publish(IReadOnlyList<ScriptValue> arguments, CancellationToken cancellationToken)
    {
        _sent = arguments[0];
        return ValueTask.FromResult(ScriptValue.Undefined);
    }

    private static CodeArgument Argument(string name) => new(name, name) { Type = CodeArgumentType.Variable };

    private static ValueObject Members(Value value) => value.TryGetObject(out ValueObject? members) ? members : ValueObject.Empty;
}
