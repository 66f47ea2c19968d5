namespace ActionSteps.Scripting.BuiltIns.Dates;

/// <summary>Offsets of a time zone for all times of the language. Belongs to one run: it remembers the hour that was asked last.</summary>
internal sealed class ZoneClock(TimeZoneInfo zone)
{
    private const double FirstKnown = -62_135_510_400_000;
    private const double LastKnown = 253_370_764_800_000;
    private const double CycleMs = (double)DateMath.CycleDays * DateMath.DayMs;
    private const long Bucket = 60_000;

    private readonly bool _isUtc = zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime && zone.GetAdjustmentRules().Length == 0;
    private long _bucket = long.MinValue;
    private double _offset;

    internal TimeZoneInfo Zone { get; } = zone;

    /// <summary>Milliseconds that local time is ahead at a time in UTC.</summary>
    internal double OffsetAt(double time)
    {
        if (_isUtc)
        {
            return 0;
        }

        long bucket = (long)Math.Floor(time / Bucket);
        if (bucket != _bucket)
        {
            _offset = Zone.GetUtcOffset(Known(time)).TotalMilliseconds;
            _bucket = bucket;
        }

        return _offset;
    }

    /// <summary>Whether clocks are ahead of what they show in the other half of the year.</summary>
    internal bool IsDaylightAt(double time)
    {
        if (_isUtc)
        {
            return false;
        }

        int year = DateMath.Civil(DateMath.Day(time)).Year;
        double january = OffsetAt(DateMath.MakeDate(DateMath.DayOf(year, 0, 15), 0));
        double july = OffsetAt(DateMath.MakeDate(DateMath.DayOf(year, 6, 15), 0));
        return OffsetAt(time) > Math.Min(january, july);
    }

    internal double ToLocal(double time) => time + OffsetAt(time);

    /// <summary>UTC(t): a local time that occurs twice is the first one, one that is skipped is taken as if before the change.</summary>
    internal double ToUtc(double local)
    {
        if (!double.IsFinite(local) || Math.Abs(local) > 8.64e15 + DateMath.DayMs)
        {
            return double.NaN;
        }

        double before = OffsetAt(local - DateMath.DayMs);
        double after = OffsetAt(local + DateMath.DayMs);
        if (before == after || OffsetAt(local - before) == before)
        {
            return local - before;
        }

        return local - (OffsetAt(local - after) == after ? after : before);
    }

    /// <summary>The same place in a year that the framework knows: before year 1 nothing changes, later the calendar repeats.</summary>
    private static DateTime Known(double time)
    {
        if (time < FirstKnown)
        {
            time = FirstKnown;
        }
        else if (time > LastKnown)
        {
            time -= Math.Ceiling((time - LastKnown) / CycleMs) * CycleMs;
        }

        return DateTime.UnixEpoch.AddTicks((long)time * TimeSpan.TicksPerMillisecond);
    }
}
