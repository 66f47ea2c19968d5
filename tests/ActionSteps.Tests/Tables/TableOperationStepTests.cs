using ActionSteps.Execution;
using ActionSteps.Expressions;
using ActionSteps.Sessions;
using ActionSteps.Tables;
using ActionSteps.Testing.Tables;
using ActionSteps.Tests.Support;
using static ActionSteps.Tests.Tables.Step;

namespace ActionSteps.Tests.Tables;

public sealed partial class TableOperationStepTests
{
    private readonly TableBot _bot = new();

    [Fact]
    public async Task Finds_a_table_by_its_id()
    {
        await _bot.InsertPersonAsync("a@b.c");

        Assert.Single(List(await _bot.ResultAsync(Retrieve("t-1"))));
    }

    [Fact]
    public async Task Finds_a_table_that_only_the_store_knows()
    {
        InMemoryTableStore store = new();
        store.Define("bot", "DRAFT", new TableDefinition("elsewhere", [new TableColumn("a", ColumnType.Number)]) { Id = "e" });
        TableBot bot = new() { Store = store };

        await bot.ResultAsync(Insert("elsewhere", Set("a", "1")));

        Assert.Equal(1, (await bot.ResultAsync(Retrieve("e")))[0]["a"]);
    }

    [Fact]
    public async Task Retrieves_all_records_in_order_of_insertion_a_page_at_a_time()
    {
        for (int i = 0; i < 120; i++)
        {
            await _bot.InsertPersonAsync(FormattableString.Invariant($"{i}"));
        }

        Assert.Equal(Enumerable.Range(0, 100).Select(i => (Value)FormattableString.Invariant($"{i}")), Emails(await _bot.ResultAsync(Retrieve("people"))));
        _bot.Session.Set("page", 118);
        Assert.Equal(["118", "119"], Emails(await _bot.ResultAsync(Page("10", "{page}"))));
        Assert.Equal(120, List(await _bot.ResultAsync(Page("1000", ""))).Count);
        Assert.Equal(Value.EmptyList, await _bot.ResultAsync(Page("", "120")));
    }

    [Theory]
    [InlineData("1001", 3)]
    [InlineData("0", 1)]
    [InlineData("-5", 1)]
    [InlineData("2.5", 2)]
    [InlineData("many", 3)]
    [InlineData("1e300", 3)]
    public async Task Takes_the_nearest_limit_and_warns(string limit, int expected)
    {
        foreach (string email in (string[])["a", "b", "c"])
        {
            await _bot.InsertPersonAsync(email);
        }

        BlockResult result = await _bot.RunAsync(Page(limit, ""));

        Assert.Equal(expected, List(_bot.Session.Variables["r"]).Count);
        Assert.Equal(ErrorCodes.InvalidLimit, Assert.Single(result.Log[0].Warnings).Code);
    }

    [Fact]
    public async Task An_unknown_or_read_only_column_fails_wherever_it_is_named()
    {
        await _bot.InsertPersonAsync("a@b.c");
        TableOperationStep[] steps =
        [
            Insert("people", Set("email", "x"), Set("Email", "y")),
            Insert("people", Set("email", "x"), Set("id", "1")),
            Update("people", [Set("createdAt", "2020-01-01")], When("email", TableOperator.Exists)),
            Retrieve("people", When("mail", TableOperator.Exists)),
            Delete("people", When("", TableOperator.DoesNotEqual, "x")),
            new() { Operation = TableOperation.Retrieve, Table = "people", Sort = new TableSort("rank"), TargetVariable = "r" },
        ];
        foreach (TableOperationStep step in steps)
        {
            Assert.Equal(ErrorCodes.UnknownColumn, (await _bot.ErrorAsync(step)).Code);
        }

        Assert.Equal(["a@b.c"], await _bot.EmailsAsync());
    }

    [Fact]
    public async Task A_condition_that_does_not_fit_its_column_fails_instead_of_finding_everything()
    {
        await _bot.InsertPersonAsync("a@b.c", 5);

        StepError error = await _bot.ErrorAsync(Delete("people", When("age", TableOperator.DoesNotEqual, "five")));

        Assert.Equal(ErrorCodes.InvalidColumnValue, error.Code);
        Assert.Single(await _bot.EmailsAsync());
    }

    [Fact]
    public async Task Conditions_and_sorting_see_id_and_time_stamps()
    {
        await _bot.InsertPersonAsync("first");
        Value first = _bot.Session.Variables["r"];
        _bot.Session.Set("row", first);
        _bot.Pass(TimeSpan.FromHours(1));
        await _bot.InsertPersonAsync("second");

        Assert.Equal(["first"], Emails(await _bot.ResultAsync(Retrieve("people", When("id", TableOperator.Equals, "{row.id}")))));
        Assert.Equal(["second"], Emails(await _bot.ResultAsync(Retrieve("people", When("createdAt", TableOperator.GreaterThan, "{row.createdAt}")))));
        Assert.Equal(["second", "first"], Emails(await _bot.ResultAsync(new TableOperationStep
        {
            Operation = TableOperation.Retrieve,
            Table = "people",
            Sort = new TableSort("updatedAt") { Direction = SortDirection.Desc },
            TargetVariable = "r",
        })));
    }

    [Fact]
    public async Task Retrieve_needs_a_target_variable()
    {
        StepError error = await _bot.ErrorAsync(new TableOperationStep { Operation = TableOperation.Retrieve, Table = "people", TargetVariable = " " });

        Assert.Equal(ErrorCodes.TargetRequired, error.Code);
    }

    [Fact]
    public async Task The_other_operations_work_without_a_target_variable()
    {
        await _bot.RunAsync(new TableOperationStep { Operation = TableOperation.Insert, Table = "people", Values = [Set("email", "a")] });
        await _bot.RunAsync(new TableOperationStep
        {
            Operation = TableOperation.Update,
            Table = "people",
            Values = [Set("email", "b")],
            AllRecords = true,
        });

        Assert.True(_bot.Session.Variables["r"].IsUndefined);
        Assert.Equal(["b"], await _bot.EmailsAsync());
    }

    [Fact]
    public async Task A_target_that_cannot_be_written_is_a_warning()
    {
        BlockResult result = await _bot.RunAsync(new TableOperationStep
        {
            Operation = TableOperation.Insert,
            Table = "people",
            Values = [Set("email", "a")],
            TargetVariable = "internal.x",
        });

        Assert.Null(result.Log[0].Error);
        Assert.Equal(ErrorCodes.InternalReadOnly, Assert.Single(result.Log[0].Warnings).Code);
    }

    [Fact]
    public async Task A_value_of_nothing_empties_a_column_and_a_required_one_keeps_its_value()
    {
        await _bot.InsertPersonAsync("a@b.c", 5, "Luik");
        ColumnCondition everybody = When("email", TableOperator.Exists);

        Value result = await _bot.ResultAsync(Update("people", [Set("age", ""), Set("city", "{missing}")], everybody));
        StepError error = await _bot.ErrorAsync(Update("people", [Set("email", "{missing}")], everybody));

        Assert.Equal(Value.Null, result["records"][0]["age"]);
        Assert.Equal(Value.Null, result["records"][0]["city"]);
        Assert.Equal(ErrorCodes.RequiredColumnMissing, error.Code);
        Assert.Equal(["a@b.c"], await _bot.EmailsAsync());
    }

    [Fact]
    public async Task The_last_value_of_a_column_counts()
    {
        Value record = await _bot.ResultAsync(Insert("people", Set("email", "a"), Set("email", "b")));

        Assert.Equal("b", record["email"]);
    }

    [Fact]
    public async Task An_update_tells_how_many_and_returns_the_first_thousand()
    {
        for (int i = 0; i < 1_001; i++)
        {
            await _bot.Store.InsertAsync(
                new Table("bot", "DRAFT", new TableDefinition("people", [])),
                new TableInsert(ValueObject.Create(("email", "a")), TableBot.Noon),
                CancellationToken.None);
        }

        Value result = await _bot.ResultAsync(Update("people", [Set("age", "1")], When("email", TableOperator.Equals, "a")));

        Assert.Equal(1_001, result["count"]);
        Assert.Equal(1_000, List(result["records"]).Count);
    }

    [Fact]
    public async Task Errors_and_inputs_never_show_a_sensitive_value()
    {
        TableBot bot = new() { Variables = new VariableDefinitions([new VariableDefinition("iban") { Sensitive = true }]) };
        bot.Session.Set("iban", "BE71-0961-2345-6769");

        BlockResult result = await bot.RunAsync(Insert("people", Set("email", "{iban}"), Set("age", "{iban}")));

        string log = result.Log[0].ToValue().ToJson();
        Assert.Equal(ErrorCodes.InvalidColumnValue, result.Log[0].Error?.Code);
        Assert.DoesNotContain("BE71", log, StringComparison.Ordinal);
        Assert.Contains("{iban}", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_sensitive_value_is_not_shown_in_part()
    {
        TableBot bot = new() { Variables = new VariableDefinitions([new VariableDefinition("secret") { Sensitive = true }]) };
        bot.Session.Set("secret", new string('s', 5_000));

        BlockResult result = await bot.RunAsync(Insert("people", Set("email", "x"), Set("age", "{secret}")));

        Assert.DoesNotContain("sss", result.Log[0].ToValue().ToJson(), StringComparison.Ordinal);
        Assert.Contains("5,000 characters", result.Log[0].Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_store_the_step_fails()
    {
        BlockResult result = await Run.StepsAsync(Run.Session(), Insert("people", Set("email", "a")));

        Assert.Equal(ErrorCodes.PortMissing, result.Log[0].Error?.Code);
    }

    [Fact]
    public async Task Every_insert_carries_a_key_of_its_own_and_the_time_of_the_run()
    {
        FakeTableStore store = new();
        TableBot bot = new() { Store = store };

        await bot.RunAsync(Insert("people", Set("email", "a")), Insert("people", Set("email", "b")));

        Assert.Equal(2, store.Inserts.Count);
        Assert.Equal(2, store.Inserts.Select(insert => insert.IdempotencyKey).Distinct().Count());
        Assert.DoesNotContain(null, store.Inserts.Select(insert => insert.IdempotencyKey));
        Assert.All(store.Inserts, insert => Assert.Equal(TableBot.Noon, insert.At));
    }

    [Fact]
    public async Task A_store_that_fails_fails_the_step_and_the_variable_keeps_its_value()
    {
        TableBot bot = new() { Store = new FakeTableStore { Failure = new StepException(ErrorCodes.TableFull, "Full.") } };
        bot.Session.Set("r", "old");

        Assert.Equal(ErrorCodes.TableFull, (await bot.ErrorAsync(Insert("people", Set("email", "a")))).Code);
        Assert.Equal("old", bot.Session.Variables["r"]);
    }

    private static TableOperationStep Page(string limit, string offset) => new()
    {
        Operation = TableOperation.Retrieve,
        Table = "people",
        Limit = limit,
        Offset = offset,
        TargetVariable = "r",
    };

    private static ValueList List(Value value) => value.TryGetList(out ValueList? list) ? list : throw new InvalidOperationException($"{value} is no list.");

    private static IEnumerable<Value> Emails(Value rows) => List(rows).Select(row => row["email"]);
}
