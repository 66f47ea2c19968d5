using ActionSteps.Sessions;
using NodaTime;
using NodaTime.Calendars;

namespace ActionSteps.Expressions.Functions;

/// <summary>Numbers out of dates, in UTC or a zone.</summary>
internal static class DatePartFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("YEAR", 1, 2, "date[, zone]", "The year.", static (a, context) => Local(a, context).Year),
        new("MONTH", 1, 2, "date[, zone]", "The month, 1 to 12.", static (a, context) => Local(a, context).Month),
        new("DAY", 1, 2, "date[, zone]", "The day of the month, 1 to 31.", static (a, context) => Local(a, context).Day),
        new("HOUR", 1, 2, "date[, zone]", "The hour, 0 to 23.", static (a, context) => Local(a, context).Hour),
        new("MINUTE", 1, 2, "date[, zone]", "The minute, 0 to 59.", static (a, context) => Local(a, context).Minute),
        new("SECOND", 1, 2, "date[, zone]", "The second, 0 to 59.", static (a, context) => Local(a, context).Second),
        new("WEEKDAY", 1, 2, "date[, zone]", "The day of the week, 0 for Sunday to 6 for Saturday.",
            static (a, context) => (int)Local(a, context).DayOfWeek % 7, "DAY_OF_WEEK"),
        new("WEEK", 1, 1, "date", "The ISO week of the year, 1 to 53.",
            static (a, _) => WeekYearRules.Iso.GetWeekOfWeekYear(a.Date(0).InUtc().Date)),
    ];

    private static ZonedDateTime Local(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        DateOutput.Local(arguments.Date(0), arguments.Zone(1, context));
}
