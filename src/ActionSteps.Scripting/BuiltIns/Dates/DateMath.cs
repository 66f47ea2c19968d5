namespace ActionSteps.Scripting.BuiltIns.Dates;

/// <summary>Arithmetic of days and years in the proleptic Gregorian calendar, far beyond the range of the framework's dates.</summary>
internal static class DateMath
{
    internal const long DayMs = 86_400_000;

    /// <summary>Days of 400 years, after which calendar and weekdays repeat.</summary>
    internal const long CycleDays = 146_097;

    private const double MaxTime = 8.64e15;

    internal static long Day(double time) => FloorDiv((long)time, DayMs);

    internal static int TimeInDay(double time) => (int)((long)time - (Day(time) * DayMs));

    /// <summary>0 for Sunday.</summary>
    internal static int Weekday(long day) => (int)(((day + 4) % 7 + 7) % 7);

    /// <summary>Days since 1970-01-01; the month counts from 0.</summary>
    internal static long DayOf(long year, int month, int dayOfMonth)
    {
        // Years start in March, so that the leap day is the last one.
        year -= month < 2 ? 1 : 0;
        long era = FloorDiv(year, 400);
        long yearOfEra = year - (era * 400);
        long dayOfYear = ((153 * (month + (month > 1 ? -2 : 10))) + 2) / 5 + dayOfMonth - 1;
        return (era * CycleDays) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
    }

    /// <summary>The month counts from 0.</summary>
    internal static (int Year, int Month, int Day) Civil(long day)
    {
        day += 719_468;
        long era = FloorDiv(day, CycleDays);
        int dayOfEra = (int)(day - (era * CycleDays));
        int yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        int dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        int shifted = ((5 * dayOfYear) + 2) / 153;
        int month = shifted < 10 ? shifted + 2 : shifted - 10;
        return ((int)(yearOfEra + (era * 400)) + (month < 2 ? 1 : 0), month, dayOfYear - (((153 * shifted) + 2) / 5) + 1);
    }

    internal static double MakeTime(double hour, double minute, double second, double millisecond)
    {
        double time = (Math.Truncate(hour) * 3_600_000) + (Math.Truncate(minute) * 60_000);
        return time + (Math.Truncate(second) * 1000) + Math.Truncate(millisecond);
    }

    internal static double MakeDay(double year, double month, double date)
    {
        if (!double.IsFinite(year) || !double.IsFinite(month) || !double.IsFinite(date))
        {
            return double.NaN;
        }

        month = Math.Truncate(month);
        double years = Math.Floor(month / 12);
        double full = Math.Truncate(year) + years;
        return Math.Abs(full) > 400_000 ? double.NaN : DayOf((long)full, (int)(month - (years * 12)), 1) + Math.Truncate(date) - 1;
    }

    internal static double MakeDate(double day, double time)
    {
        double date = (day * DayMs) + time;
        return double.IsFinite(date) ? date : double.NaN;
    }

    internal static double TimeClip(double time) => Math.Abs(time) <= MaxTime ? Math.Truncate(time) + 0.0 : double.NaN;

    private static long FloorDiv(long value, long by)
    {
        long quotient = value / by;
        return value < quotient * by ? quotient - 1 : quotient;
    }
}
