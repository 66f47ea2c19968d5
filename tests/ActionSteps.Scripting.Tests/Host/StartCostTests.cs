namespace ActionSteps.Scripting.Tests.Host;

/// <summary>What a run takes in memory: upper bounds in bytes, as time depends on the machine.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class StartCostTests
{
    private const string Bot =
        """
        var items = args.items, total = 0, lines = [];
        for (var i = 0; i < items.length; i++) {
          total += items[i].price * items[i].quantity;
          lines.push(items[i].quantity + ' x ' + items[i].name);
        }
        var order = { customer: args.customer, lines: lines, total: total * exchangeRate('EUR') };
        var id = save(order);
        log('saved ' + id);
        return { id: id, total: order.total };
        """;

    private static readonly ScriptOptions s_body = new() { Kind = ScriptKind.AsyncFunctionBody };

    [Fact]
    public void An_empty_script_takes_at_most_1500_bytes()
    {
        var script = Script.Compile("", s_body);
        Assert.InRange(Measure(() => Run(script, null)), 1, 1500);
    }

    [Fact]
    public void A_script_of_a_bot_takes_at_most_12_kilobytes_also_with_new_globals_each_time()
    {
        var script = Script.Compile(Bot, s_body);
        ScriptValue arguments = Arguments();
        Assert.InRange(Measure(() => Run(script, Globals(arguments))), 1, 12 * 1024);
    }

    [Fact]
    public void Compiling_a_script_of_a_bot_takes_at_most_12_kilobytes() =>
        Assert.InRange(Measure(() => Script.Compile(Bot, s_body)), 1, 12 * 1024);

    [Fact]
    public void Members_of_arguments_that_a_script_does_not_touch_cost_nothing()
    {
        var script = Script.Compile("return args.customer;", s_body);
        var members = new List<KeyValuePair<string, ScriptValue>> { new("customer", "Ann") };
        for (int i = 0; i < 20; i++)
        {
            members.Add(new("group" + i, ScriptValue.Parse("""{ "a": { "b": [1, 2, 3] }, "text": "long", "c": 1, "d": 2 }""")));
        }

        ScriptValue large = ScriptValue.Object(members);
        ScriptValue small = ScriptValue.Object([new("customer", "Ann")]);
        long more = Measure(() => Run(script, new ScriptGlobals().Add("args", large))) - Measure(() => Run(script, new ScriptGlobals().Add("args", small)));
        Assert.InRange(more, 1, 20 * 80);
    }

    [Fact]
    public void Memory_is_flat_after_many_runs()
    {
        var script = Script.Compile(Bot + " // and more", s_body);
        ScriptValue arguments = Arguments();
        for (int i = 0; i < 2_000; i++)
        {
            Run(script, Globals(arguments));
        }

        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < 20_000; i++)
        {
            Run(script, new ScriptGlobals().Add("args", arguments).Add("exchangeRate", Rate).Add("save", Save).Add("log", Log).Add("extra" + (i / 10), i));
        }

        // The caches of names and layouts may have filled meanwhile; what each run would leave behind is far more than this.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20_000 * 500L);
    }

    private static ValueTask<ScriptValue> Rate(IReadOnlyList<ScriptValue> arguments, CancellationToken cancellationToken) => new(arguments[0].AsText() == "EUR" ? 1 : 2);

    private static ValueTask<ScriptValue> Save(IReadOnlyList<ScriptValue> arguments, CancellationToken cancellationToken) => new("order-" + arguments[0]["lines"].AsList().Count);

    private static ValueTask<ScriptValue> Log(IReadOnlyList<ScriptValue> arguments, CancellationToken cancellationToken) => default;

    private static ScriptGlobals Globals(ScriptValue arguments) =>
        new ScriptGlobals().Add("args", arguments).Add("exchangeRate", Rate).Add("save", Save).Add("log", Log);

    private static ScriptValue Arguments()
    {
        var items = new List<ScriptValue>();
        for (int i = 0; i < 20; i++)
        {
            items.Add(ScriptValue.Parse($$"""{ "name": "seat {{i}}", "price": {{i}}, "quantity": {{1 + (i % 3)}} }"""));
        }

        return ScriptValue.Object([new("customer", "Ann"), new("items", ScriptValue.List(items))]);
    }

    private static void Run(Script script, ScriptGlobals? globals)
    {
        Task<ScriptResult> run = script.RunAsync(globals, null, CancellationToken.None);
        Assert.True(run.IsCompletedSuccessfully);
    }

    /// <summary>Bytes that one call allocates on this thread, once everything is warm.</summary>
    private static long Measure(Action action)
    {
        for (int i = 0; i < 50; i++)
        {
            action();
        }

        long least = long.MaxValue;
        for (int i = 0; i < 20; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
