namespace ActionSteps.Scripting.BuiltIns.Dates;

/// <summary>A finite time taken apart. The month counts from 0, the weekday from Sunday.</summary>
internal readonly struct DateFields
{
    internal readonly int Year;
    internal readonly int Month;
    internal readonly int Day;
    internal readonly int Weekday;
    internal readonly int TimeInDay;

    internal DateFields(double time)
    {
        long day = DateMath.Day(time);
        (Year, Month, Day) = DateMath.Civil(day);
        Weekday = DateMath.Weekday(day);
        TimeInDay = (int)((long)time - (day * DateMath.DayMs));
    }

    internal int Hour => TimeInDay / 3_600_000;

    internal int Minute => TimeInDay / 60_000 % 60;

    internal int Second => TimeInDay / 1000 % 60;

    internal int Millisecond => TimeInDay % 1000;
}
