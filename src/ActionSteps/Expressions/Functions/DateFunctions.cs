using ActionSteps.Sessions;
using NodaTime;

namespace ActionSteps.Expressions.Functions;

/// <summary>Dates from the clock, from numbers, and in other zones.</summary>
internal static class DateFunctions
{
    public static BuiltInFunction[] All { get; } =
    [
        new("NOW", 0, 1, "[zone]", "The current date and time, in UTC or with the offset of a zone.",
            static (a, context) => DateOutput.Zoned(Now(context), a.Zone(0, context))),
        new("TODAY", 0, 1, "[zone]", "The current date as YYYY-MM-DD, in UTC or a zone.", Today),
        new("DATE", 3, 6, "year, month, day[, h, m, s]", "A date from numbers; January is month 1.", Date),
        new("TIMESTAMP", 1, 1, "date", "The milliseconds since 1970.", static (a, _) => a.Date(0).ToUnixTimeMilliseconds()),
        new("IS_BEFORE", 2, 2, "a, b", "Whether the first date is earlier.", static (a, _) => a.Date(0) < a.Date(1)),
        new("IS_AFTER", 2, 2, "a, b", "Whether the first date is later.", static (a, _) => a.Date(0) > a.Date(1)),
        new("TO_ZONE", 2, 2, "date, zone", "The date as ISO text with the offset of a zone.",
            static (a, context) => DateOutput.Zoned(a.Date(0), a.Zone(1, context))),
    ];

    /// <summary>The current instant in whole milliseconds, as sessions keep them.</summary>
    public static Instant Now(EvaluationContext context) =>
        Instant.FromUnixTimeMilliseconds(context.Clock.GetUtcNow().ToUnixTimeMilliseconds());

    private static Value Today(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        LocalDate today = DateOutput.Local(Now(context), arguments.Zone(0, context)).Date;
        return today.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Value Date(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        int year = arguments.Integer(0), month = arguments.Integer(1), day = arguments.Integer(2);
        int hour = arguments.Integer(3), minute = arguments.Integer(4);
        double milliseconds = Math.Truncate(Numbers.Scale(arguments.Number(5), 1000));
        bool isDate = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour is >= 0 and <= 23 && minute is >= 0 and <= 59 && milliseconds is >= 0 and < 60_000;
        return isDate
            ? DateOutput.Utc(Instant.FromUtc(year, month, day, hour, minute) + Duration.FromMilliseconds(milliseconds))
            : throw new EvaluationFailure(ErrorCodes.InvalidDate, "DATE got numbers that make no date between the years 1 and 9999; check month, day and time.");
    }
}
