namespace ActionSteps.Scripting.BuiltIns.Dates;

/// <summary><c>Date.parse</c>: the format of the language first, then whatever other engines read.</summary>
internal static class DateParser
{
    internal static double Parse(Realm realm, string text)
    {
        realm.Meter.Charge(text.Length / 8);
        if (TryParseIso(realm, text, out double time))
        {
            return time;
        }

        return text.StartsWith("-000000", StringComparison.Ordinal) ? double.NaN : new LooseDateReader(realm, text).Read();
    }

    /// <summary>Year, month, day, then optionally time and zone; a date alone is in UTC, a date with time is local.</summary>
    private static bool TryParseIso(Realm realm, ReadOnlySpan<char> text, out double time)
    {
        time = double.NaN;
        if (!TryReadYear(ref text, out int year))
        {
            return false;
        }

        int month = 1;
        int day = 1;
        if (Skip(ref text, '-'))
        {
            if (!TryDigits(ref text, 2, out month) || (Skip(ref text, '-') && !TryDigits(ref text, 2, out day)))
            {
                return false;
            }
        }

        double timeInDay = 0;
        double offset = 0;
        bool isLocal = false;
        if ((Skip(ref text, 'T') || Skip(ref text, 't')) && !TryReadTime(ref text, out timeInDay, out offset, out isLocal))
        {
            return false;
        }

        if (text.Length > 0 || month is < 1 or > 12 || day is < 1 or > 31)
        {
            return false;
        }

        time = DateMath.MakeDate(DateMath.DayOf(year, month - 1, day), timeInDay) - offset;
        time = DateMath.TimeClip(isLocal ? realm.Zone.ToUtc(time) : time);
        return true;
    }

    private static bool TryReadYear(ref ReadOnlySpan<char> text, out int year)
    {
        bool isNegative = text.Length > 0 && text[0] == '-';
        bool isSigned = isNegative || (text.Length > 0 && text[0] == '+');
        text = isSigned ? text[1..] : text;
        if (!TryDigits(ref text, isSigned ? 6 : 4, out year))
        {
            return false;
        }

        year = isNegative ? -year : year;
        return !(isNegative && year == 0);
    }

    private static bool TryReadTime(ref ReadOnlySpan<char> text, out double time, out double offset, out bool isLocal)
    {
        (time, offset, isLocal) = (0, 0, true);
        int second = 0;
        double millisecond = 0;
        if (!TryDigits(ref text, 2, out int hour) || !Skip(ref text, ':') || !TryDigits(ref text, 2, out int minute)
            || (Skip(ref text, ':') && (!TryDigits(ref text, 2, out second) || (Skip(ref text, '.') && !TryFraction(ref text, out millisecond)))))
        {
            return false;
        }

        time = DateMath.MakeTime(hour, minute, second, millisecond);
        if (minute > 59 || second > 59 || hour > 24 || (hour == 24 && time > DateMath.DayMs))
        {
            return false;
        }

        if (Skip(ref text, 'Z') || Skip(ref text, 'z'))
        {
            isLocal = false;
        }
        else if (text.Length > 0 && text[0] is '+' or '-' && text.Length > 0)
        {
            int sign = text[0] == '-' ? -1 : 1;
            text = text[1..];
            if (!TryDigits(ref text, 2, out int zoneHour) || (!Skip(ref text, ':') && text.Length != 2) || !TryDigits(ref text, 2, out int zoneMinute) || zoneHour > 23 || zoneMinute > 59)
            {
                return false;
            }

            offset = sign * ((zoneHour * 60) + zoneMinute) * 60_000.0;
            isLocal = false;
        }

        return true;
    }

    private static bool Skip(ref ReadOnlySpan<char> text, char unit)
    {
        if (text.Length == 0 || text[0] != unit)
        {
            return false;
        }

        text = text[1..];
        return true;
    }

    private static bool TryDigits(ref ReadOnlySpan<char> text, int count, out int value)
    {
        value = 0;
        if (text.Length < count)
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }

            value = (value * 10) + text[i] - '0';
        }

        text = text[count..];
        return true;
    }

    /// <summary>Milliseconds from one or more digits; those after the third do not count.</summary>
    private static bool TryFraction(ref ReadOnlySpan<char> text, out double milliseconds)
    {
        milliseconds = 0;
        int count = 0;
        for (int weight = 100; count < text.Length && char.IsAsciiDigit(text[count]); count++, weight /= 10)
        {
            milliseconds += (text[count] - '0') * weight;
        }

        text = text[count..];
        return count > 0;
    }
}
