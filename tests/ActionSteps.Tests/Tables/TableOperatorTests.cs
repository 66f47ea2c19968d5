using System.Text.Json;
using ActionSteps.Sessions;
using ActionSteps.Tables;
using static ActionSteps.Tests.Tables.Step;

namespace ActionSteps.Tests.Tables;

/// <summary>Every operator on every type of column, told in their wire names.</summary>
public sealed class TableOperatorTests
{
    private const string Earlier = "2020-10-06T10:00:00Z";
    private const string SameOffset = "2020-10-06T14:00:00+02:00";
    private const string Noon = "2020-10-06T12:00:00Z";
    private const string Later = "06-11-2020";

    [Theory]
    [InlineData("equals", "Gent", "Gent", true)]
    [InlineData("equals", "Gent", "gent", false)]
    [InlineData("does not equal", "Gent", "gent", true)]
    [InlineData("does not equal", "Gent", "Gent", false)]
    [InlineData("greater than", "b", "a", true)]
    [InlineData("greater than", "a", "B", true)]
    [InlineData("greater than", "9", "10", true)]
    [InlineData("greater than", "a", "a", false)]
    [InlineData("greater than or equals", "a", "a", true)]
    [InlineData("greater than or equals", "a", "b", false)]
    [InlineData("lower than", "B", "a", true)]
    [InlineData("lower than", "b", "a", false)]
    [InlineData("lower than or equals", "a", "a", true)]
    [InlineData("lower than or equals", "b", "a", false)]
    [InlineData("contains", "Sint-Gent", "GENT", true)]
    [InlineData("contains", "Gent", "x", false)]
    [InlineData("does not contain", "Gent", "EN", false)]
    [InlineData("does not contain", "Gent", "x", true)]
    [InlineData("starts with", "Gent", "Ge", true)]
    [InlineData("starts with", "Gent", "ge", false)]
    [InlineData("ends with", "Gent", "nt", true)]
    [InlineData("ends with", "Gent", "NT", false)]
    [InlineData("exists", "Gent", "", true)]
    [InlineData("does not exist", "Gent", "", false)]
    [InlineData("in", "Gent", "Brugge, Gent ,Luik", true)]
    [InlineData("in", "Gent", "gent,Luik", false)]
    public Task Text_columns(string comparison, string value, string operand, bool expected) =>
        CheckAsync("text", value, comparison, operand, expected);

    [Theory]
    [InlineData("equals", 5, "5.0", true)]
    [InlineData("equals", 5, "6", false)]
    [InlineData("does not equal", 5, "6", true)]
    [InlineData("does not equal", 5, "5", false)]
    [InlineData("greater than", 10, "9", true)]
    [InlineData("greater than", 9, "9", false)]
    [InlineData("greater than or equals", 9, "9", true)]
    [InlineData("greater than or equals", 8, "9", false)]
    [InlineData("lower than", 9, "10", true)]
    [InlineData("lower than", 10, "10", false)]
    [InlineData("lower than or equals", -1, "-1", true)]
    [InlineData("lower than or equals", 0, "-1", false)]
    [InlineData("contains", 1234, "23", true)]
    [InlineData("contains", 1234, "5", false)]
    [InlineData("does not contain", 1234, "5", true)]
    [InlineData("does not contain", 1234, "23", false)]
    [InlineData("starts with", 1234, "12", true)]
    [InlineData("starts with", 1234, "2", false)]
    [InlineData("ends with", 1234, "34", true)]
    [InlineData("ends with", 1234, "3", false)]
    [InlineData("exists", 0, "", true)]
    [InlineData("does not exist", 0, "", false)]
    [InlineData("in", 5, "4, 5", true)]
    [InlineData("in", 5, "55", false)]
    public Task Number_columns(string comparison, double value, string operand, bool expected) =>
        CheckAsync("number", value, comparison, operand, expected);

    [Theory]
    [InlineData("equals", true, "YES", true)]
    [InlineData("equals", true, "0", false)]
    [InlineData("does not equal", true, "no", true)]
    [InlineData("does not equal", true, "1", false)]
    [InlineData("greater than", true, "false", true)]
    [InlineData("greater than", true, "true", false)]
    [InlineData("greater than or equals", true, "true", true)]
    [InlineData("greater than or equals", false, "true", false)]
    [InlineData("lower than", false, "true", true)]
    [InlineData("lower than", false, "false", false)]
    [InlineData("lower than or equals", false, "false", true)]
    [InlineData("lower than or equals", true, "false", false)]
    [InlineData("contains", true, "TRU", true)]
    [InlineData("contains", true, "fal", false)]
    [InlineData("does not contain", true, "fal", true)]
    [InlineData("does not contain", true, "tru", false)]
    [InlineData("starts with", false, "fa", true)]
    [InlineData("starts with", false, "tr", false)]
    [InlineData("ends with", false, "se", true)]
    [InlineData("ends with", false, "ue", false)]
    [InlineData("exists", false, "", true)]
    [InlineData("does not exist", false, "", false)]
    [InlineData("in", true, "no,yes", true)]
    [InlineData("in", true, "no,0", false)]
    public Task Boolean_columns(string comparison, bool value, string operand, bool expected) =>
        CheckAsync("boolean", value, comparison, operand, expected);

    [Theory]
    [InlineData("equals", Noon, SameOffset, true)]
    [InlineData("equals", Noon, Earlier, false)]
    [InlineData("does not equal", Noon, Earlier, true)]
    [InlineData("does not equal", Noon, SameOffset, false)]
    [InlineData("greater than", Later, Noon, true)]
    [InlineData("greater than", Noon, SameOffset, false)]
    [InlineData("greater than or equals", Noon, SameOffset, true)]
    [InlineData("greater than or equals", Earlier, Noon, false)]
    [InlineData("lower than", Earlier, SameOffset, true)]
    [InlineData("lower than", Noon, SameOffset, false)]
    [InlineData("lower than or equals", Noon, SameOffset, true)]
    [InlineData("lower than or equals", Later, Noon, false)]
    [InlineData("contains", Noon, "10-06t12", true)]
    [InlineData("contains", Noon, "2021", false)]
    [InlineData("does not contain", Noon, "2021", true)]
    [InlineData("does not contain", Noon, "2020", false)]
    [InlineData("starts with", Noon, "2020-10", true)]
    [InlineData("starts with", Noon, "2020-11", false)]
    [InlineData("ends with", Noon, "00.000Z", true)]
    [InlineData("ends with", Noon, "z", false)]
    [InlineData("exists", Noon, "", true)]
    [InlineData("does not exist", Noon, "", false)]
    [InlineData("in", Noon, "2020-10-07, 2020-10-06T12:00Z", true)]
    [InlineData("in", Noon, "2020-10-07", false)]
    public Task Date_columns(string comparison, string value, string operand, bool expected) =>
        CheckAsync("date", value, comparison, operand, expected);

    [Theory]
    [InlineData("equals", """{"a":1,"b":[2]}""", """{ "b": [2], "a": 1 }""", true)]
    [InlineData("equals", "[1,2]", "[2,1]", false)]
    [InlineData("equals", "plain", "plain", true)]
    [InlineData("does not equal", "[1,2]", "[2,1]", true)]
    [InlineData("does not equal", "[1,2]", "[1,2]", false)]
    [InlineData("greater than", "10", "9", true)]
    [InlineData("greater than", "plain", "9", false)]
    [InlineData("greater than or equals", "9", "9", true)]
    [InlineData("greater than or equals", "[9]", "[9]", false)]
    [InlineData("lower than", "a", "b", true)]
    [InlineData("lower than", "b", "a", false)]
    [InlineData("lower than or equals", "9", "9", true)]
    [InlineData("lower than or equals", "10", "9", false)]
    [InlineData("contains", """["a","5",[1]]""", "a", true)]
    [InlineData("contains", """["a","5",[1]]""", "5", true)]
    [InlineData("contains", """["a","5",[1]]""", "[1]", true)]
    [InlineData("contains", """["abc"]""", "b", false)]
    [InlineData("contains", """{"a":{"b":1}}""", "a", true)]
    [InlineData("contains", """{"a":{"b":1}}""", "b", false)]
    [InlineData("contains", "Plain text", "PLAIN", true)]
    [InlineData("does not contain", """["a"]""", "b", true)]
    [InlineData("does not contain", """["a"]""", "a", false)]
    [InlineData("starts with", "plain", "pl", true)]
    [InlineData("starts with", "plain", "PL", false)]
    [InlineData("ends with", "plain", "in", true)]
    [InlineData("ends with", "plain", "pl", false)]
    [InlineData("exists", "{}", "", true)]
    [InlineData("exists", "[]", "", true)]
    [InlineData("does not exist", "[]", "", false)]
    [InlineData("in", "5", "4,5", true)]
    [InlineData("in", "[5]", "5", false)]
    public Task Json_columns(string comparison, string value, string operand, bool expected) =>
        CheckAsync("json", value, comparison, operand, expected);

    [Theory]
    [MemberData(nameof(ColumnsAndOperators))]
    public async Task A_record_without_a_value_meets_only_does_not_equal_and_does_not_exist(string column, TableOperator comparison)
    {
        bool expected = comparison is TableOperator.DoesNotEqual or TableOperator.DoesNotExist;

        await CheckAsync(column, Value.Undefined, comparison, "1", expected);
    }

    [Theory]
    [MemberData(nameof(ColumnsAndOperators))]
    public async Task A_condition_without_a_value_meets_only_does_not_equal(string column, TableOperator comparison)
    {
        bool expected = comparison is TableOperator.DoesNotEqual or TableOperator.Exists;

        await CheckAsync(column, "1", comparison, Value.Undefined, expected);
    }

    [Theory]
    [InlineData("contains")]
    [InlineData("does not contain")]
    [InlineData("starts with")]
    [InlineData("ends with")]
    public Task Looking_for_empty_text_finds_nothing(string comparison) => CheckAsync("text", "Gent", comparison, "", false);

    [Theory]
    [InlineData("equals", true)]
    [InlineData("exists", false)]
    [InlineData("does not exist", true)]
    public async Task Empty_text_is_a_value_that_does_not_exist(string comparison, bool expected) =>
        await CheckAsync("text", Value.EmptyText, Operator(comparison), Value.EmptyText, expected);

    [Fact]
    public async Task In_takes_a_list_from_a_variable()
    {
        TableBot bot = new();
        bot.Session.Set("wanted", Value.List(1, "3", Value.Null));
        foreach (string number in (string[])["1", "2", "3"])
        {
            await bot.ResultAsync(Insert("everything", Set("number", number)));
        }

        Value rows = await bot.ResultAsync(Retrieve("everything", When("number", TableOperator.In, "{wanted}")));

        Assert.True(rows.TryGetList(out ValueList? list));
        Assert.Equal([1, 3], list.Select(row => row["number"]));
    }

    [Fact]
    public async Task Conditions_take_a_bounded_number_of_items_and_a_bounded_part()
    {
        TableBot bot = new();
        bot.Session.Set("items", string.Join(',', Enumerable.Range(0, 1_001)));
        bot.Session.Set("part", new string('a', 1_001));

        Assert.Equal(ErrorCodes.InvalidColumnValue, (await bot.ErrorAsync(Retrieve("everything", When("number", TableOperator.In, "{items}")))).Code);
        Assert.Equal(ErrorCodes.InvalidColumnValue, (await bot.ErrorAsync(Retrieve("everything", When("text", TableOperator.Contains, "{part}")))).Code);
    }

    [Theory]
    [InlineData(SortDirection.Asc, "false,true,,")]
    [InlineData(SortDirection.Desc, "true,false,,")]
    public Task Sorts_booleans(SortDirection direction, string expected) => CheckOrderAsync("boolean", ["", "true", "false", ""], direction, expected);

    [Theory]
    [InlineData(SortDirection.Asc, "-1,9,10,,")]
    [InlineData(SortDirection.Desc, "10,9,-1,,")]
    public Task Sorts_numbers(SortDirection direction, string expected) => CheckOrderAsync("number", ["9", "", "10", "-1", ""], direction, expected);

    [Theory]
    [InlineData(SortDirection.Asc, "B,a,b")]
    [InlineData(SortDirection.Desc, "b,a,B")]
    public Task Sorts_texts(SortDirection direction, string expected) => CheckOrderAsync("text", ["b", "B", "a"], direction, expected);

    [Theory]
    [InlineData(SortDirection.Asc, "2,10,\"a\",[1],{},null")]
    [InlineData(SortDirection.Desc, "[1],{},\"a\",10,2,null")]
    public async Task Sorts_json_by_kind_and_then_by_value(SortDirection direction, string expected)
    {
        TableBot bot = new();
        foreach (Value value in (Value[])["[1]", "", "10", "a", "{}", "2"])
        {
            bot.Session.Set("value", value);
            await bot.ResultAsync(Insert("everything", Set("json", "{value}")));
        }

        Assert.Equal(expected, string.Join(',', (await SortedAsync(bot, "json", direction)).Select(value => value.ToJson())));
    }

    public static TheoryData<string, TableOperator> ColumnsAndOperators()
    {
        TheoryData<string, TableOperator> rows = [];
        foreach (string column in (string[])["text", "number", "boolean", "date", "json"])
        {
            foreach (TableOperator comparison in Enum.GetValues<TableOperator>())
            {
                rows.Add(column, comparison);
            }
        }

        return rows;
    }

    private static TableOperator Operator(string wireName) => JsonSerializer.Deserialize<Wrapped>($$"""{"Operator":"{{wireName}}"}""")!.Operator;

    private static Task CheckAsync(string column, Value value, string comparison, string operand, bool expected) =>
        CheckAsync(column, value, Operator(comparison), operand, expected);

    private static async Task CheckAsync(string column, Value value, TableOperator comparison, Value operand, bool expected)
    {
        TableBot bot = new();
        bot.Session.Set("value", value);
        bot.Session.Set("operand", operand);
        await bot.ResultAsync(Insert("everything", Set(column, "{value}")));

        Value rows = await bot.ResultAsync(Retrieve("everything", When(column, comparison, "{operand}")));

        Assert.Equal(expected, rows[0].IsObject);
    }

    private static async Task CheckOrderAsync(string column, string[] values, SortDirection direction, string expected)
    {
        TableBot bot = new();
        foreach (string value in values)
        {
            await bot.ResultAsync(Insert("everything", Set(column, value)));
        }

        Assert.Equal(expected, string.Join(',', await SortedAsync(bot, column, direction)));
    }

    private static async Task<IEnumerable<Value>> SortedAsync(TableBot bot, string column, SortDirection direction)
    {
        Value rows = await bot.ResultAsync(new TableOperationStep
        {
            Operation = TableOperation.Retrieve,
            Table = "everything",
            Sort = new TableSort(column) { Direction = direction },
            TargetVariable = "r",
        });
        Assert.True(rows.TryGetList(out ValueList? list));
        return list.Select(row => row[column]);
    }

    private sealed record Wrapped
    {
        [System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<TableOperator>))]
        public TableOperator Operator { get; init; }
    }
}
