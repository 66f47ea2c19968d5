using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Sessions;
using ActionSteps.Tables;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Tables;

/// <summary>A bot with a table of people and one with a column of each type, and a store behind it.</summary>
internal sealed class TableBot
{
    public static readonly DateTimeOffset Noon = new(2020, 10, 6, 12, 0, 0, TimeSpan.Zero);

    private static readonly TableSettings Settings = new(
    [
        new TableDefinition(
            "people",
            [
                new TableColumn("email", ColumnType.Text) { Required = true },
                new TableColumn("age", ColumnType.Number),
                new TableColumn("city", ColumnType.Text) { DefaultValue = "Gent" },
            ])
        {
            Id = "t-1",
        },
        new TableDefinition(
            "everything",
            [
                new TableColumn("text", ColumnType.Text),
                new TableColumn("number", ColumnType.Number),
                new TableColumn("boolean", ColumnType.Boolean),
                new TableColumn("date", ColumnType.Date),
                new TableColumn("json", ColumnType.Json),
            ]),
    ]);

    private readonly VirtualClock _clock = new(Noon);

    public ITableStore Store { get; init; } = TableBotStore.New();

    public Session Session { get; } = Run.Session();

    public VariableDefinitions Variables { get; init; } = VariableDefinitions.None;

    public string Version { get; init; } = "DRAFT";

    public void Pass(TimeSpan time) => _clock.Advance(time);

    public async Task<BlockResult> RunAsync(params IActionStep[] steps)
    {
        BlockExecutor executor = new(new Ports(Store), new ExecutionOptions { Clock = _clock });
        BotDefinition bot = Run.Bot(steps, Variables, Settings);
        bot = new BotDefinition(bot.Id, bot.Blocks, Settings)
        {
            ErrorBlock = bot.ErrorBlock,
            Variables = Variables,
            Version = Version,
        };
        return await executor.RunAsync(bot, "block", Session, CancellationToken.None);
    }

    /// <summary>Runs a step that should succeed, and gives what it wrote to <c>r</c>.</summary>
    public async Task<Value> ResultAsync(TableOperationStep step)
    {
        BlockResult result = await RunAsync(step);
        Assert.Null(result.Log[0].Error);
        return Session.Variables["r"];
    }

    /// <summary>Runs a step that should fail, and gives its error.</summary>
    public async Task<StepError> ErrorAsync(TableOperationStep step)
    {
        BlockResult result = await RunAsync(step);
        Assert.Equal(Run.ErrorBlock, result.Block);
        return result.Log[0].Error ?? throw new InvalidOperationException("The step did not fail.");
    }

    public async Task InsertPersonAsync(string email, double? age = null, string? city = null)
    {
        List<ColumnAssignment> values = [new("email", email)];
        if (age is { } number)
        {
            values.Add(new ColumnAssignment("age", FormattableString.Invariant($"{number}")));
        }

        if (city is not null)
        {
            values.Add(new ColumnAssignment("city", city));
        }

        Assert.Null((await RunAsync(Step.Insert("people", [.. values]))).Log[0].Error);
    }

    /// <summary>The e-mail addresses of everybody in the table, in order of insertion.</summary>
    public async Task<IEnumerable<string>> EmailsAsync()
    {
        Value rows = await ResultAsync(Step.Retrieve("people"));
        Assert.True(rows.TryGetList(out ValueList? list));
        return list.Select(row => row["email"].ToString());
    }
}
