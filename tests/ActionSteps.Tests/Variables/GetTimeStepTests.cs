using ActionSteps.Execution;
using ActionSteps.Expressions;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Variables;

/// <summary>The rows of steps.md section 6, Get time.</summary>
public sealed class GetTimeStepTests
{
    private const string Documented = "2020-10-06T16:17:44.727Z";

    private const string DocumentedUtc = """
        {"dayOfMonth":6,"dayOfWeek":2,"month":10,"year":2020,"hours":16,"minutes":17,"seconds":44,"ISO":"2020-10-06T16:17:44.727Z"}
        """;

    [Fact]
    public async Task Without_an_offset_only_utc_is_written_with_its_members_in_order()
    {
        (Session session, _) = await RunAsync(Documented, "");

        Assert.Equal($$"""{"utc":{{DocumentedUtc.Trim()}}}""", session.Variables["time"].ToJson());
    }

    [Theory]
    [InlineData(Documented, "8", """{"dayOfMonth":7,"dayOfWeek":3,"month":10,"year":2020,"hours":0,"minutes":17,"seconds":44,"ISO":"2020-10-07T00:17:44.727Z"}""")]
    [InlineData(Documented, "5.5", """{"dayOfMonth":6,"dayOfWeek":2,"month":10,"year":2020,"hours":21,"minutes":47,"seconds":44,"ISO":"2020-10-06T21:47:44.727Z"}""")]
    [InlineData("2023-12-31T23:30:00.000Z", "1", """{"dayOfMonth":1,"dayOfWeek":1,"month":1,"year":2024,"hours":0,"minutes":30,"seconds":0,"ISO":"2024-01-01T00:30:00.000Z"}""")]
    [InlineData("2024-02-29T00:00:00.000Z", "-1", """{"dayOfMonth":28,"dayOfWeek":3,"month":2,"year":2024,"hours":23,"minutes":0,"seconds":0,"ISO":"2024-02-28T23:00:00.000Z"}""")]
    [InlineData(Documented, "0", """{"dayOfMonth":6,"dayOfWeek":2,"month":10,"year":2020,"hours":16,"minutes":17,"seconds":44,"ISO":"2020-10-06T16:17:44.727Z"}""")]
    public async Task With_an_offset_the_shifted_time_is_written_too(string now, string offset, string expected)
    {
        (Session session, BlockResult result) = await RunAsync(now, offset);

        Assert.Equal(expected, session.Variables["time.offset"].ToJson());
        Assert.Equal(["utc", "offset"], NamesOf(session.Variables["time"]));
        Assert.Empty(result.Log[0].Warnings);
    }

    [Theory]
    [InlineData("+2", 18, 17)]
    [InlineData(" 2 ", 18, 17)]
    [InlineData("{tz}", 18, 17)]
    [InlineData("{number}", 11, 17)]
    [InlineData("+{tz}", 18, 17)]
    [InlineData("+05:30", 21, 47)]
    [InlineData("-9:45", 6, 32)]
    [InlineData("5:30", 21, 47)]
    [InlineData("14", 6, 17)]
    [InlineData("-14", 2, 17)]
    [InlineData("+14:00", 6, 17)]
    [InlineData("Europe/Brussels", 18, 17)]
    [InlineData("America/New_York", 12, 17)]
    [InlineData("Asia/Kathmandu", 22, 2)]
    [InlineData("UTC", 16, 17)]
    public async Task An_offset_is_hours_or_a_clock_time_or_an_iana_zone(string offset, int hours, int minutes)
    {
        (Session session, BlockResult result) = await RunAsync(Documented, offset);

        Assert.Equal(hours, session.Variables["time.offset.hours"]);
        Assert.Equal(minutes, session.Variables["time.offset.minutes"]);
        Assert.Empty(result.Log[0].Warnings);
    }

    [Theory]
    [InlineData("2020-07-01T00:00:00Z", 2)]
    [InlineData("2020-01-01T00:00:00Z", 1)]
    public async Task A_zone_follows_daylight_saving_time(string now, int hours)
    {
        (Session session, _) = await RunAsync(now, "Europe/Brussels");

        Assert.Equal(hours, session.Variables["time.offset.hours"]);
    }

    [Theory]
    [InlineData("-17")]
    [InlineData("14.01")]
    [InlineData("+14:01")]
    [InlineData("5:60")]
    [InlineData("05:3")]
    [InlineData("5:")]
    [InlineData("--5")]
    [InlineData("+-5")]
    [InlineData("5,5")]
    [InlineData("1e1")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("Mars/Olympus")]
    [InlineData("europe/brussels")]
    [InlineData("٣")]
    public async Task Any_other_offset_is_a_warning_and_only_utc_is_written(string offset)
    {
        (Session session, BlockResult result) = await RunAsync(Documented, offset);

        Assert.Equal(["utc"], NamesOf(session.Variables["time"]));
        Assert.Equal(ErrorCodes.InvalidTimezoneOffset, Assert.Single(result.Log[0].Warnings).Code);
        Assert.Equal(StepStatus.Succeeded, result.Log[0].Status);
    }

    [Theory]
    [InlineData("{missing}")]
    [InlineData("  ")]
    public async Task An_offset_that_is_blank_once_rendered_is_none(string offset)
    {
        (Session session, BlockResult result) = await RunAsync(Documented, offset);

        Assert.Equal(["utc"], NamesOf(session.Variables["time"]));
        Assert.Empty(result.Log[0].Warnings);
    }

    [Fact]
    public async Task Sunday_is_day_0()
    {
        (Session session, _) = await RunAsync("2020-10-04T12:00:00Z", "");

        Assert.Equal(0, session.Variables["time.utc.dayOfWeek"]);
    }

    [Fact]
    public async Task The_target_is_replaced_so_that_an_old_offset_disappears()
    {
        Session session = Run.Session();
        ExecutionOptions options = new() { Clock = new FixedClock(Documented) };

        await Run.StepsAsync(
            session, null, options,
            new GetTimeStep { TargetVariable = "now.time", TimezoneOffset = "8" },
            new GetTimeStep { TargetVariable = "now.time" });

        Assert.Equal(["utc"], NamesOf(session.Variables["now.time"]));
    }

    [Fact]
    public async Task A_text_prints_the_numbers_without_padding()
    {
        (Session session, _) = await RunAsync(Documented, "");

        Assert.Equal("6/10", Template.Parse("{time.utc.dayOfMonth}/{time.utc.month}").Render(new EvaluationContext(session.Variables)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task A_blank_target_fails(string target)
    {
        BlockResult result = await Run.StepsAsync(Run.Session(), new GetTimeStep { TargetVariable = target });

        Assert.Equal(ErrorCodes.TargetRequired, result.Log[0].Error?.Code);
        Assert.Equal(Run.ErrorBlock, result.Block);
    }

    [Fact]
    public async Task Internal_data_is_no_target()
    {
        BlockResult result = await Run.StepsAsync(Run.Session(), new GetTimeStep { TargetVariable = "internal.time" });

        Assert.Equal(ErrorCodes.InternalReadOnly, Assert.Single(result.Log[0].Warnings).Code);
    }

    [Theory]
    [InlineData("", 16, 2)]
    [InlineData("8", 0, 3)]
    public async Task Older_bots_find_the_members_directly_in_the_variable(string offset, int hours, int day)
    {
        Session session = Run.Session();
        ExecutionOptions options = new() { Clock = new FixedClock(Documented) };

        await Run.StepsAsync(
            session, null, options, new GetTimeStep { TargetVariable = "time", TimezoneOffset = offset, LegacyFlatMembers = true });

        Assert.Equal(hours, session.Variables["time.hours"]);
        Assert.Equal(day, session.Variables["time.days"]);
        Assert.Equal(16, session.Variables["time.utc.hours"]);
    }

    private static async Task<(Session Session, BlockResult Result)> RunAsync(string now, string offset)
    {
        Session session = Run.Session(("tz", "2"), ("number", -5));
        ExecutionOptions options = new() { Clock = new FixedClock(now) };
        BlockResult result = await Run.StepsAsync(
            session, null, options, new GetTimeStep { TargetVariable = "time", TimezoneOffset = offset });
        return (session, result);
    }

    private static string[] NamesOf(Value value) => value.TryGetObject(out ValueObject? members) ? members.Names.ToArray() : [];
}
