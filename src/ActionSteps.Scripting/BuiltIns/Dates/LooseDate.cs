namespace ActionSteps.Scripting.BuiltIns.Dates;

/// <summary>What <see cref="LooseDateReader"/> has found so far.</summary>
internal sealed class LooseDate
{
    private const int None = int.MaxValue;

    private readonly int[] _days = [1, 1, 1];
    private readonly int[] _times = new int[4];

    internal int DayCount { get; private set; }

    internal int TimeCount { get; private set; }

    /// <summary>From 1; 0 when no month was named.</summary>
    internal int NamedMonth { get; set; }

    /// <summary>0 for "am", 12 for "pm".</summary>
    internal int HourOffset { get; set; } = None;

    /// <summary>0 when the text names no zone.</summary>
    internal int ZoneSign { get; set; }

    internal int ZoneHour { get; set; } = None;

    internal int ZoneMinute { get; set; } = None;

    internal bool IsUtc => ZoneHour == 0 && ZoneMinute == 0;

    internal bool AddDay(int value)
    {
        if (DayCount == 3)
        {
            return false;
        }

        _days[DayCount++] = value;
        return true;
    }

    internal bool AddTime(int value)
    {
        if (TimeCount == 4)
        {
            return false;
        }

        _times[TimeCount++] = value;
        return true;
    }

    internal void AddLastTime(int value)
    {
        AddTime(value);
        TimeCount = 4;
    }

    internal bool ExpectsTime(int value) => TimeCount switch
    {
        1 or 2 => value < 60,
        3 => value < 1000,
        _ => false,
    };

    internal double ToTime(Realm realm)
    {
        if (DayCount == 0 || !TryDate(out int year, out int month, out int day) || !TryTime(out double timeInDay))
        {
            return double.NaN;
        }

        double time = DateMath.MakeDate(DateMath.MakeDay(year, month - 1, day), timeInDay);
        if (ZoneSign == 0)
        {
            return DateMath.TimeClip(realm.Zone.ToUtc(time));
        }

        double minutes = ((ZoneHour == None ? 0 : ZoneHour) * 60.0) + (ZoneMinute == None ? 0 : ZoneMinute);
        return DateMath.TimeClip(time - (ZoneSign * minutes * 60_000));
    }

    private bool TryDate(out int year, out int month, out int day)
    {
        bool isYearFirst = _days[0] is < 1 or > 31;
        if (NamedMonth > 0)
        {
            (month, year, day) = isYearFirst ? (NamedMonth, _days[0], _days[1]) : (NamedMonth, _days[1], _days[0]);
        }
        else
        {
            (year, month, day) = isYearFirst ? (_days[0], _days[1], _days[2]) : (_days[2], _days[0], _days[1]);
        }

        year += year switch
        {
            >= 0 and <= 49 => 2000,
            >= 50 and <= 99 => 1900,
            _ => 0,
        };
        return month is >= 1 and <= 12 && day is >= 1 and <= 31;
    }

    private bool TryTime(out double time)
    {
        int hour = _times[0];
        if (HourOffset != None)
        {
            if (hour > 12)
            {
                time = 0;
                return false;
            }

            hour = (hour % 12) + HourOffset;
        }

        time = DateMath.MakeTime(hour, _times[1], _times[2], _times[3]);
        return _times[1] < 60 && _times[2] < 60 && (hour < 24 || (hour == 24 && time == DateMath.DayMs));
    }
}
