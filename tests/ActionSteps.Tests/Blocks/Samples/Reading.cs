using ActionSteps.Blocks;

namespace ActionSteps.Tests.Blocks.Samples;

/// <summary>Reads bots with the sample steps. In expectations a § stands before the token at which a fault is to be found.</summary>
internal static class Reading
{
    public static BotReaderOptions Options { get; } = new() { Steps = CreateRegistry() };

    private static BotReader Reader { get; } = new(Options);

    public static StepRegistry CreateRegistry() =>
        new StepRegistry().AddEnum<CupSize>().AddRecord<Topping>().Add<PourStep>().Add<SteepStep>();

    public static BotReading Check(string json) => Reader.Check(json);

    public static BotDefinition Read(string json) => Reader.Read(json);

    /// <summary>A bot with one action block, whose steps are given.</summary>
    public static string WithSteps(string steps) =>
        $$"""{ "id": "tea", "blocks": [ { "kind": "action", "id": "one", "steps": [ {{steps}} ] } ] }""";

    /// <summary>The only step of a bot.</summary>
    public static TStep Step<TStep>(string step) =>
        Assert.IsType<TStep>(Assert.Single(Assert.IsType<ActionBlock>(Read(WithSteps(step)).Blocks[0]).Steps));

    /// <summary>Checks that a marked text has exactly one fault, and where.</summary>
    public static DefinitionFault SingleFault(string marked)
    {
        (string json, int line, int column) = Unmark(marked);
        BotReading reading = Check(json);
        DefinitionFault fault = Assert.Single(reading.Faults);
        Assert.Equal((line, column), (fault.Line, fault.Column));
        Assert.Null(reading.Bot);
        return fault;
    }

    /// <summary>Checks that a marked text can be used but has exactly one warning, and where.</summary>
    public static DefinitionFault SingleWarning(string marked)
    {
        (string json, int line, int column) = Unmark(marked);
        BotReading reading = Check(json);
        Assert.Empty(reading.Faults);
        DefinitionFault warning = Assert.Single(reading.Warnings);
        Assert.Equal((line, column), (warning.Line, warning.Column));
        Assert.NotNull(reading.Bot);
        return warning;
    }

    private static (string Json, int Line, int Column) Unmark(string marked)
    {
        int at = marked.IndexOf('§', StringComparison.Ordinal);
        string before = marked[..at];
        return (marked.Remove(at, 1), before.Count(unit => unit == '\n') + 1, at - before.LastIndexOf('\n'));
    }
}
