using ActionSteps.Execution;
using ActionSteps.Expressions;
using ActionSteps.Sessions;
using ActionSteps.Tables;
using ActionSteps.Testing.Tables;
using ActionSteps.Tests.Support;
using static ActionSteps.Tests.Tables.Step;

namespace ActionSteps.Tests.Tables;

/// <content>The rows of the test table of the reference.</content>
public sealed partial class TableOperationStepTests
{
    [Fact]
    public async Task Row_1_Inserts_a_record_with_converted_values_an_id_and_time_stamps()
    {
        _bot.Session.Set("mail", "a@b.c");
        _bot.Session.Set("age", "41");

        Value record = await _bot.ResultAsync(Insert("people", Set("email", "{mail}"), Set("age", "{age}")));

        Assert.Equal("a@b.c", record["email"]);
        Assert.Equal(41, record["age"]);
        Assert.Equal("Gent", record["city"]);
        Assert.NotEqual("", record["id"].ToString());
        Assert.Equal("2020-10-06T12:00:00.000Z", record["createdAt"]);
        Assert.Equal("2020-10-06T12:00:00.000Z", record["updatedAt"]);
        Assert.True(record.TryGetObject(out ValueObject? members));
        Assert.Equal(["email", "age", "city", "id", "createdAt", "updatedAt"], members.Names.ToArray());
    }

    [Fact]
    public async Task Row_2_Refuses_a_value_that_is_not_a_number_and_inserts_nothing()
    {
        StepError error = await _bot.ErrorAsync(Insert("people", Set("email", "a@b.c"), Set("age", "abc")));

        Assert.Equal(ErrorCodes.InvalidColumnValue, error.Code);
        Assert.Contains("\"age\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"abc\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("a number", error.Message, StringComparison.Ordinal);
        Assert.Empty(await _bot.EmailsAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{missing}")]
    public async Task Row_3_Refuses_a_record_without_a_required_value(string? email)
    {
        TableOperationStep step = email is null ? Insert("people", Set("age", "5")) : Insert("people", Set("email", email));

        StepError error = await _bot.ErrorAsync(step);

        Assert.Equal(ErrorCodes.RequiredColumnMissing, error.Code);
        Assert.Contains("\"email\"", error.Message, StringComparison.Ordinal);
        Assert.Empty(await _bot.EmailsAsync());
    }

    [Fact]
    public async Task Row_4_Retrieves_the_oldest_of_those_over_forty()
    {
        await _bot.InsertPersonAsync("young", 40);
        await _bot.InsertPersonAsync("older", 41);
        await _bot.InsertPersonAsync("oldest", 99);
        await _bot.InsertPersonAsync("unknown");

        Value rows = await _bot.ResultAsync(new TableOperationStep
        {
            Operation = TableOperation.Retrieve,
            Table = "people",
            Conditions = [When("age", TableOperator.GreaterThan, "40")],
            Sort = new TableSort("age") { Direction = SortDirection.Desc },
            Limit = "1",
            TargetVariable = "r",
        });

        Assert.True(rows.TryGetList(out ValueList? list));
        Assert.Equal("oldest", Assert.Single(list)["email"]);
    }

    [Fact]
    public async Task Row_5_Writes_an_empty_list_over_an_old_value_when_nothing_is_found()
    {
        _bot.Session.Set("r", "old");

        Assert.Equal(Value.EmptyList, await _bot.ResultAsync(Retrieve("people")));
    }

    [Fact]
    public async Task Row_6_Writes_null_when_a_single_record_is_not_found()
    {
        _bot.Session.Set("r", "old");
        TableOperationStep step = new() { Operation = TableOperation.Retrieve, Table = "people", Single = true, TargetVariable = "r" };

        Assert.Equal(Value.Null, await _bot.ResultAsync(step));
        Assert.False(_bot.Session.Variables.Exists("r"));

        await _bot.InsertPersonAsync("a@b.c");
        Assert.Equal("a@b.c", (await _bot.ResultAsync(step))["email"]);
    }

    [Fact]
    public async Task Row_7_Updates_every_record_that_is_found()
    {
        await _bot.InsertPersonAsync("a@b.c", 1);
        await _bot.InsertPersonAsync("x@y.z", 2);
        await _bot.InsertPersonAsync("a@b.c", 3);
        _bot.Pass(TimeSpan.FromMinutes(1));

        Value result = await _bot.ResultAsync(
            Update("people", [Set("age", "5")], When("email", TableOperator.Equals, "a@b.c")));

        Assert.Equal(2, result["count"]);
        Assert.Equal(2, List(result["records"]).Count);
        foreach (Value record in List(result["records"]))
        {
            Assert.Equal(5, record["age"]);
            Assert.Equal("Gent", record["city"]);
            Assert.Equal("2020-10-06T12:00:00.000Z", record["createdAt"]);
            Assert.Equal("2020-10-06T12:01:00.000Z", record["updatedAt"]);
        }

        Assert.Equal([5, 2, 5], List(await _bot.ResultAsync(Retrieve("people"))).Select(row => row["age"]));
    }

    [Fact]
    public async Task Row_8_Refuses_to_delete_or_update_without_conditions_unless_all_records_are_meant()
    {
        await _bot.InsertPersonAsync("a@b.c");

        Assert.Equal(ErrorCodes.ConditionsRequired, (await _bot.ErrorAsync(Delete("people"))).Code);
        Assert.Equal(ErrorCodes.ConditionsRequired, (await _bot.ErrorAsync(Update("people", [Set("age", "1")]))).Code);
        Assert.Single(await _bot.EmailsAsync());

        Value result = await _bot.ResultAsync(
            new TableOperationStep { Operation = TableOperation.Delete, Table = "people", AllRecords = true, TargetVariable = "r" });
        Assert.Equal(1, result["count"]);
        Assert.Empty(await _bot.EmailsAsync());
    }

    [Fact]
    public async Task Row_9_Deletes_what_any_of_two_conditions_finds()
    {
        await _bot.InsertPersonAsync("a", 1, "Gent");
        await _bot.InsertPersonAsync("b", 2, "Brugge");
        await _bot.InsertPersonAsync("c", 3, "Gent");
        await _bot.InsertPersonAsync("d", 4, "Luik");

        Value result = await _bot.ResultAsync(new TableOperationStep
        {
            Operation = TableOperation.Delete,
            Table = "people",
            Conditions = [When("city", TableOperator.Equals, "Gent"), When("age", TableOperator.Equals, "4")],
            Match = TableMatch.Any,
            TargetVariable = "r",
        });

        Assert.Equal(Value.Object(("count", 3)), result);
        Assert.Equal(["b"], await _bot.EmailsAsync());
    }

    [Fact]
    public async Task Row_10_Fails_on_an_unknown_table_and_leads_to_the_error_block()
    {
        BlockResult result = await _bot.RunAsync(Retrieve("persons"));

        Assert.Equal(ErrorCodes.UnknownTable, result.Log[0].Error?.Code);
        Assert.Contains("\"persons\"", result.Log[0].Error?.Message, StringComparison.Ordinal);
        Assert.Equal(Run.ErrorBlock, result.Block);
        Assert.True(_bot.Session.Variables["r"].IsUndefined);
    }

    [Fact]
    public async Task Row_11_Compares_dates_in_time()
    {
        foreach (string date in (string[])["06-10-2020", "2020-10-06T13:59:00+02:00", "2020-10-06T12:00:00Z", "07-10-2020", ""])
        {
            await _bot.ResultAsync(Insert("everything", Set("text", date), Set("date", date)));
        }

        Value rows = await _bot.ResultAsync(Retrieve("everything", When("date", TableOperator.LowerThan, "{NOW()}")));

        Assert.Equal(["06-10-2020", "2020-10-06T13:59:00+02:00"], List(rows).Select(row => row["text"].ToString()));
    }

    [Fact]
    public async Task A_condition_that_cannot_be_evaluated_finds_nothing()
    {
        await _bot.InsertPersonAsync("a@b.c", 5);

        BlockResult result = await _bot.RunAsync(Delete("people", When("age", TableOperator.DoesNotEqual, "{1 / 0}")));

        Assert.Equal(0, _bot.Session.Variables["r.count"]);
        Assert.Equal(ErrorCodes.DivisionByZero, Assert.Single(result.Log[0].Warnings).Code);
    }

    [Fact]
    public async Task Results_are_read_in_messages()
    {
        await _bot.InsertPersonAsync("a@b.c");
        await _bot.InsertPersonAsync("x@y.z");

        await _bot.ResultAsync(Retrieve("people"));

        EvaluationContext context = new(_bot.Session.Variables);
        Assert.Equal("2: a@b.c", Template.Parse("{LENGTH(r)}: {r[0].email}").Render(context));
    }

    [Fact]
    public async Task Row_12_Keeps_the_records_of_draft_and_live_apart()
    {
        TableBot live = new() { Store = _bot.Store, Version = "LIVE" };
        await _bot.InsertPersonAsync("a@b.c");

        Assert.Equal(Value.EmptyList, await live.ResultAsync(Retrieve("people")));
        Assert.Single(await _bot.EmailsAsync());
    }
}
