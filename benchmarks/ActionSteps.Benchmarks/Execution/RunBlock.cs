using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Sessions;
using ActionSteps.Tracking;
using ActionSteps.Variables;
using BenchmarkDotNet.Attributes;

namespace ActionSteps.Benchmarks.Execution;

/// <summary>
/// What does it cost to run a block of five trivial steps, execution log on? Three assignments, one of them with an expression; one
/// tracked event; one go-to. The baseline is an asynchronous loop by hand over delegates and a dictionary, without log and transactions.
/// </summary>
[MemoryDiagnoser]
public class RunBlock
{
    private readonly BlockExecutor _executor = new();
    private readonly BotDefinition _bot = new("bot", [
        new ActionBlock("block", [
            new SetVariablesStep { Assignments = [new Assignment("status", "open")] },
            new SetVariablesStep { Assignments = [new Assignment("total", "{price * seats}")] },
            new SetVariablesStep { Assignments = [new Assignment("copy", "{total}")] },
            new TrackEventStep { Event = "booked" },
            new ActionSteps.Flow.GoToVariableBlockStep { Variable = "target" },
        ]),
        new ActionBlock("next", []),
    ]);

    private readonly Func<Dictionary<string, object?>, List<string>, ValueTask<string?>>[] _steps =
    [
        static (session, _) =>
        {
            session["status"] = "open";
            return ValueTask.FromResult<string?>(null);
        },
        static (session, _) =>
        {
            session["total"] = (double)session["price"]! * (double)session["seats"]!;
            return ValueTask.FromResult<string?>(null);
        },
        static (session, _) =>
        {
            session["copy"] = session["total"];
            return ValueTask.FromResult<string?>(null);
        },
        static (_, events) =>
        {
            events.Add("booked");
            return ValueTask.FromResult<string?>(null);
        },
        static (session, _) => ValueTask.FromResult((string?)session["target"]),
    ];

    private Session _session = new();
    private Dictionary<string, object?> _dictionary = [];

    /// <summary>Both sides work on the same five variables and must agree.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        _session = new Session("session-1");
        _session.Set("price", 12.5);
        _session.Set("seats", 2);
        _session.Set("target", "next");
        _dictionary = new Dictionary<string, object?> { ["price"] = 12.5, ["seats"] = 2d, ["target"] = "next" };

        BlockResult result = await Run();
        string? next = await ByHand();
        bool agree = result.Status == RunStatus.Completed && result.Block == next && result.Log.Count == 5 && result.Effects.Count == 1
            && _session.Variables["copy"] == 25 && Equals(_dictionary["copy"], 25d);
        if (!agree)
        {
            throw new InvalidOperationException("The two sides do not agree.");
        }
    }

    /// <summary>A loop by hand.</summary>
    [Benchmark(Baseline = true)]
    public async ValueTask<string?> ByHand()
    {
        List<string> events = [];
        foreach (Func<Dictionary<string, object?>, List<string>, ValueTask<string?>> step in _steps)
        {
            if (await step(_dictionary, events) is { } next)
            {
                return next;
            }
        }

        return null;
    }

    /// <summary>The executor.</summary>
    [Benchmark]
    public ValueTask<BlockResult> Run() => _executor.RunAsync(_bot, "block", _session, CancellationToken.None);
}
