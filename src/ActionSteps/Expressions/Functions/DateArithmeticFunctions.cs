using ActionSteps.Sessions;
using NodaTime;

namespace ActionSteps.Expressions.Functions;

/// <summary>Calculates with dates in UTC, where every day has 24 hours.</summary>
internal static class DateArithmeticFunctions
{
    // More than the seconds from year 1 to 9999: a larger amount leads out of every calendar.
    private const double LargestAmount = 4e11;

    private static readonly LocalTime LastMillisecond = new(23, 59, 59, 999);

    private static readonly Func<LocalDate, LocalDate> EndOfYear = static date => new LocalDate(date.Year, 12, 31);

    public static BuiltInFunction[] All { get; } =
    [
        new("DATE_ADD", 3, 3, "date, n, unit", "The date moved by years, months, weeks, days, hours, minutes or seconds.", Add, "ADD_DATE"),
        new("DATE_DIFF", 2, 3, "a, b[, unit]", "The whole units from a to b, by default days.", Difference),
        new("START_OF", 2, 2, "date, unit", "The first moment of the year, month, week, day … of the date; weeks start on Monday.",
            static (a, context) => DateOutput.Utc(StartOf(a, context).InUtc().ToInstant())),
        new("END_OF", 2, 2, "date, unit", "The last millisecond of the year, month, week, day … of the date; weeks end on Sunday.", EndOf),
    ];

    private static Value Add(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        Instant date = arguments.Date(0);
        double amount = arguments.Number(1);
        DateUnit unit = arguments.Unit(2, context);
        if (Math.Abs(amount) > LargestAmount)
        {
            throw DateOutput.OutOfRange();
        }

        try
        {
            return DateOutput.Utc(Add(date, amount, unit));
        }
        catch (Exception exception) when (exception is OverflowException or ArgumentOutOfRangeException)
        {
            throw DateOutput.OutOfRange();
        }
    }

    /// <summary>Months and years are whole and keep within the month; of the other units a fraction counts to the millisecond.</summary>
    private static Instant Add(Instant date, double amount, DateUnit unit)
    {
        if (DateUnits.LengthOf(unit) is { } length)
        {
            return date + Duration.FromMilliseconds(Math.Round(amount * length.TotalMilliseconds));
        }

        int whole = (int)Math.Clamp(Math.Truncate(amount), -1_000_000, 1_000_000);
        LocalDateTime local = date.InUtc().LocalDateTime;
        return (unit == DateUnit.Month ? local.PlusMonths(whole) : local.PlusYears(whole)).InUtc().ToInstant();
    }

    private static Value Difference(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        Instant from = arguments.Date(0);
        Instant to = arguments.Date(1);
        DateUnit unit = arguments.Length > 2 ? arguments.Unit(2, context) : DateUnit.Day;
        if (DateUnits.LengthOf(unit) is { } length)
        {
            return Math.Truncate((to - from) / length);
        }

        PeriodUnits units = unit == DateUnit.Month ? PeriodUnits.Months : PeriodUnits.Years;
        Period period = Period.Between(from.InUtc().LocalDateTime, to.InUtc().LocalDateTime, units);
        return unit == DateUnit.Month ? period.Months : period.Years;
    }

    private static Value EndOf(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        LocalDateTime start = StartOf(arguments, context);
        DateUnit unit = arguments.Unit(1, context);
        try
        {
            LocalDateTime last = DateUnits.LengthOf(unit) is { } length
                ? start + Period.FromTicks((long)length.TotalTicks - NodaConstants.TicksPerMillisecond)
                : start.Date.With(unit == DateUnit.Month ? DateAdjusters.EndOfMonth : EndOfYear).At(LastMillisecond);
            return DateOutput.Utc(last.InUtc().ToInstant());
        }
        catch (OverflowException)
        {
            throw DateOutput.OutOfRange();
        }
    }

    private static LocalDateTime StartOf(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        LocalDateTime date = arguments.Date(0).InUtc().LocalDateTime;
        return arguments.Unit(1, context) switch
        {
            DateUnit.Year => new LocalDate(date.Year, 1, 1).AtMidnight(),
            DateUnit.Month => new LocalDate(date.Year, date.Month, 1).AtMidnight(),
            DateUnit.Week => date.Date.PlusDays(1 - (int)date.DayOfWeek).AtMidnight(),
            DateUnit.Day => date.Date.AtMidnight(),
            DateUnit.Hour => date.With(TimeAdjusters.TruncateToHour),
            DateUnit.Minute => date.With(TimeAdjusters.TruncateToMinute),
            _ => date.With(TimeAdjusters.TruncateToSecond),
        };
    }
}
