namespace ActionSteps.Expressions;

/// <summary>
/// Knows ISO 8601 dates: <c>2020-10-06</c>, optionally with <c>T16:17</c>, seconds, a fraction, and <c>Z</c> or an offset; without an
/// offset the time is UTC.
/// </summary>
internal static class IsoDate
{
    private const int LongestDate = 40;

    /// <summary>Reads a date as UTC.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out DateTime utc)
    {
        utc = default;
        if (text.Length is < 10 or > LongestDate || text[4] != '-' || text[7] != '-'
            || !TryReadDigits(text[..4], out int year) || !TryReadDigits(text[5..7], out int month) || !TryReadDigits(text[8..10], out int day)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        utc = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc);
        return text.Length == 10 || (text[10] is 'T' or 't' && TryAddTime(text[11..], ref utc));
    }

    private static bool TryAddTime(ReadOnlySpan<char> text, ref DateTime utc)
    {
        if (text.Length < 5 || text[2] != ':'
            || !TryReadDigits(text[..2], out int hour) || hour > 23 || !TryReadDigits(text[3..5], out int minute) || minute > 59)
        {
            return false;
        }

        long ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        text = text[5..];
        if (text is [':', _, _, ..])
        {
            if (!TryReadDigits(text[1..3], out int second) || second > 59)
            {
                return false;
            }

            ticks += second * TimeSpan.TicksPerSecond;
            text = text[3..];
            if (text is ['.', ..] && !TryReadFraction(ref text, ref ticks))
            {
                return false;
            }
        }

        if (!TryReadOffset(text, out long offset))
        {
            return false;
        }

        long sum = utc.Ticks + ticks - offset;
        if (sum < DateTime.MinValue.Ticks || sum > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        utc = new DateTime(sum, DateTimeKind.Utc);
        return true;
    }

    private static bool TryReadFraction(scoped ref ReadOnlySpan<char> text, ref long ticks)
    {
        int length = 1;
        for (long unit = TimeSpan.TicksPerSecond / 10; length < text.Length && char.IsAsciiDigit(text[length]); length++, unit /= 10)
        {
            ticks += (text[length] - '0') * unit;
        }

        text = text[length..];
        return length > 1;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.IsEmpty || text is ['Z' or 'z'])
        {
            return true;
        }

        if (text[0] is not ('+' or '-'))
        {
            return false;
        }

        int minutes = 0;
        bool isRead = text.Length switch
        {
            3 => true,
            5 => TryReadDigits(text[3..], out minutes),
            6 => text[3] == ':' && TryReadDigits(text[4..], out minutes),
            _ => false,
        };
        if (!isRead || !TryReadDigits(text[1..3], out int hours) || hours > 23 || minutes > 59)
        {
            return false;
        }

        ticks = (hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute);
        ticks = text[0] == '-' ? -ticks : ticks;
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (char unit in text)
        {
            if (!char.IsAsciiDigit(unit))
            {
                return false;
            }

            number = (number * 10) + unit - '0';
        }

        return true;
    }
}
