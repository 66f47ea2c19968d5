using System.Globalization;
using ActionSteps.Offload;

namespace ActionSteps.Tests.Offload;

public sealed class OpeningHoursTests
{
    // 2026-11-20 is a Friday.
    private static readonly OpeningHours Desk = new()
    {
        Zone = "Europe/Brussels",
        Monday = [new OpeningRange("09:00", "12:00"), new OpeningRange("13:00", "17:30")],
        Friday = [new OpeningRange("22:00", "02:00")],
        Sunday = [new OpeningRange("00:00", "24:00")],
        Exceptions =
        [
            new OpeningDay("2026-12-25"),
            new OpeningDay("2026-11-24") { Hours = [new OpeningRange("8:00", "9:00")] },
        ],
    };

    [Theory]
    [InlineData("2026-11-23T08:00:00Z", true)]
    [InlineData("2026-11-23T07:59:59.999Z", false)]
    [InlineData("2026-11-23T10:59:59.999Z", true)]
    [InlineData("2026-11-23T11:00:00Z", false)]
    [InlineData("2026-11-23T11:30:00Z", false)]
    [InlineData("2026-11-23T16:29:00Z", true)]
    [InlineData("2026-11-23T16:30:00Z", false)]
    public void A_range_includes_its_start_and_not_its_end(string moment, bool isOpen) => AssertOpen(moment, isOpen);

    [Theory]
    [InlineData("2026-07-06T07:00:00Z", true)]
    [InlineData("2026-07-06T06:59:00Z", false)]
    public void The_hours_follow_daylight_saving_time_of_the_zone(string moment, bool isOpen) => AssertOpen(moment, isOpen);

    [Theory]
    [InlineData("2026-11-20T20:59:00Z", false)]
    [InlineData("2026-11-20T21:00:00Z", true)]
    [InlineData("2026-11-21T00:59:00Z", true)]
    [InlineData("2026-11-21T01:00:00Z", false)]
    [InlineData("2026-11-20T00:30:00Z", false)]
    public void A_range_may_run_over_midnight(string moment, bool isOpen) => AssertOpen(moment, isOpen);

    [Theory]
    [InlineData("2026-11-21T23:00:00Z", true)]
    [InlineData("2026-11-22T22:59:59Z", true)]
    [InlineData("2026-11-22T23:00:00Z", false)]
    public void A_whole_day_ends_at_midnight_of_the_zone(string moment, bool isOpen) => AssertOpen(moment, isOpen);

    [Theory]
    [InlineData("2026-12-25T21:30:00Z", false)]
    [InlineData("2026-12-25T23:30:00Z", false)]
    [InlineData("2026-11-24T07:30:00Z", true)]
    [InlineData("2026-11-24T09:00:00Z", false)]
    public void An_exception_takes_the_place_of_the_weekday(string moment, bool isOpen) => AssertOpen(moment, isOpen);

    [Fact]
    public void Days_without_hours_are_closed() =>
        Assert.False(new OpeningHours().IsOpenAt(DateTimeOffset.UnixEpoch));

    [Theory]
    [InlineData("9", "17:00")]
    [InlineData("09:00", "25:00")]
    [InlineData("09:60", "17:00")]
    [InlineData("09:00", "09:00")]
    [InlineData("24:00", "24:00")]
    [InlineData("24:00", "02:00")]
    [InlineData("", "17:00")]
    [InlineData("noon", "17:00")]
    public void A_range_that_is_none_is_refused(string from, string to) =>
        Assert.Throws<ArgumentException>(() => new OpeningRange(from, to));

    [Theory]
    [InlineData("25-12-2026")]
    [InlineData("2026-02-30")]
    [InlineData("")]
    public void A_date_that_is_none_is_refused(string date) => Assert.Throws<ArgumentException>(() => new OpeningDay(date));

    [Fact]
    public void A_zone_that_is_none_is_refused_by_name()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new OpeningHours { Zone = "Europe/Gent" });

        Assert.Contains("\"Europe/Gent\"", refused.Message, StringComparison.Ordinal);
    }

    private static void AssertOpen(string moment, bool isOpen) =>
        Assert.Equal(isOpen, Desk.IsOpenAt(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)));
}
