using ActionSteps.Sessions;
using ActionSteps.Tables;
using static ActionSteps.Tests.Tables.Step;

namespace ActionSteps.Tests.Tables;

/// <summary>What each type of column accepts and how it keeps it (tables.md section 2). Values and results are JSON.</summary>
public sealed class ColumnTypeTests
{
    private const string GetTime =
        """{"utc":{"dayOfMonth":6,"ISO":"2020-10-06T16:17:44.727Z"},"offset":{"dayOfMonth":7,"ISO":"2020-10-07T00:17:44.727Z"}}""";

    [Theory]
    [InlineData("text", "\"\"", "\"\"")]
    [InlineData("text", "\" a \"", "\" a \"")]
    [InlineData("text", "5", "\"5\"")]
    [InlineData("text", "true", "\"true\"")]
    [InlineData("text", """{"a":[1]}""", """
        "{\"a\":[1]}"
        """)]
    [InlineData("text", "null", "null")]
    [InlineData("number", "5", "5")]
    [InlineData("number", "\"5\"", "5")]
    [InlineData("number", "\" -1.5e2 \"", "-150")]
    [InlineData("number", "\"\"", "null")]
    [InlineData("number", "\" \"", "null")]
    [InlineData("number", "null", "null")]
    [InlineData("boolean", "true", "true")]
    [InlineData("boolean", "false", "false")]
    [InlineData("boolean", "1", "true")]
    [InlineData("boolean", "0", "false")]
    [InlineData("boolean", "\"TRUE\"", "true")]
    [InlineData("boolean", "\"false\"", "false")]
    [InlineData("boolean", "\"Yes\"", "true")]
    [InlineData("boolean", "\"no\"", "false")]
    [InlineData("boolean", "\"1\"", "true")]
    [InlineData("boolean", "\"0\"", "false")]
    [InlineData("boolean", "\"\"", "null")]
    [InlineData("boolean", "null", "null")]
    [InlineData("date", "\"2020-10-06\"", "\"2020-10-06T00:00:00.000Z\"")]
    [InlineData("date", "\"2020-10-06T16:17\"", "\"2020-10-06T16:17:00.000Z\"")]
    [InlineData("date", "\"2020-10-06T16:17:44.7271Z\"", "\"2020-10-06T16:17:44.727Z\"")]
    [InlineData("date", "\"2020-10-06T16:17:44+02:00\"", "\"2020-10-06T14:17:44.000Z\"")]
    [InlineData("date", "\"06-10-2020\"", "\"2020-10-06T00:00:00.000Z\"")]
    [InlineData("date", "1602001064727", "\"2020-10-06T16:17:44.727Z\"")]
    [InlineData("date", "\"1602001064727\"", "\"2020-10-06T16:17:44.727Z\"")]
    [InlineData("date", "253402300799999", "\"9999-12-31T23:59:59.999Z\"")]
    [InlineData("date", "-62135596800000", "\"0001-01-01T00:00:00.000Z\"")]
    [InlineData("date", GetTime, "\"2020-10-06T16:17:44.727Z\"")]
    [InlineData("date", """{"ISO":"2020-10-07T00:17:44.727Z"}""", "\"2020-10-07T00:17:44.727Z\"")]
    [InlineData("date", "\"\"", "null")]
    [InlineData("date", "null", "null")]
    [InlineData("json", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("json", """
        "{\"a\": [1]}"
        """, """{"a":[1]}""")]
    [InlineData("json", "\" 5 \"", "5")]
    [InlineData("json", "\"true\"", "true")]
    [InlineData("json", "\"true story\"", "\"true story\"")]
    [InlineData("json", "\"{broken\"", "\"{broken\"")]
    [InlineData("json", "\"1e999\"", "\"1e999\"")]
    [InlineData("json", "\"plain\"", "\"plain\"")]
    [InlineData("json", "false", "false")]
    [InlineData("json", "\"\"", "null")]
    [InlineData("json", "null", "null")]
    public async Task Accepts(string column, string value, string stored)
    {
        TableBot bot = new();
        bot.Session.Set("v", Value.ParseJson(value));

        Value record = await bot.ResultAsync(Insert("everything", Set(column, "{v}")));

        Assert.Equal(stored.Trim(), record[column].ToJson());
    }

    [Theory]
    [InlineData("number", "\"1,5\"")]
    [InlineData("number", "\"5 apples\"")]
    [InlineData("number", "\"NaN\"")]
    [InlineData("number", "\"Infinity\"")]
    [InlineData("number", "\"0x10\"")]
    [InlineData("number", "true")]
    [InlineData("number", "[5]")]
    [InlineData("boolean", "2")]
    [InlineData("boolean", "\"maybe\"")]
    [InlineData("boolean", "[]")]
    [InlineData("date", "\"2020-02-30\"")]
    [InlineData("date", "\"31-02-2020\"")]
    [InlineData("date", "\"10/06/2020\"")]
    [InlineData("date", "\"tomorrow\"")]
    [InlineData("date", "1e300")]
    [InlineData("date", "253402300800000")]
    [InlineData("date", "true")]
    [InlineData("date", """{"year":2020}""")]
    [InlineData("date", """{"utc":{"ISO":"never"}}""")]
    public async Task Refuses(string column, string value)
    {
        TableBot bot = new();
        bot.Session.Set("v", Value.ParseJson(value));

        StepError error = await bot.ErrorAsync(Insert("everything", Set(column, "{v}")));

        Assert.Equal(ErrorCodes.InvalidColumnValue, error.Code);
        Assert.Contains($"\"{column}\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_values_are_stored_or_refused_in_bounded_time()
    {
        TableBot bot = new();
        bot.Session.Set("long", new string('9', 1_000_000));
        bot.Session.Set("deep", string.Concat(Enumerable.Repeat('[', 100_000)));
        bot.Session.Set("lone", "\ud800");

        Assert.Equal(ErrorCodes.InvalidColumnValue, (await bot.ErrorAsync(Insert("everything", Set("number", "{long}")))).Code);
        Assert.Equal(ErrorCodes.InvalidColumnValue, (await bot.ErrorAsync(Insert("everything", Set("date", "{long}")))).Code);
        Assert.Equal(ErrorCodes.InvalidColumnValue, (await bot.ErrorAsync(Insert("everything", Set("text", "{long}")))).Code);
        Assert.True((await bot.ResultAsync(Insert("everything", Set("json", "{deep}"))))["json"].IsText);
        Assert.Equal("\ud800", (await bot.ResultAsync(Insert("everything", Set("json", "{lone}"))))["json"]);
    }
}
