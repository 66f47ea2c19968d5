using System.Globalization;
using NodaTime;

namespace ActionSteps.Expressions.Functions;

/// <summary>Reads dates by a format. What the format leaves out is the start of it, and above the first field today's.</summary>
internal ref struct DateParser
{
    // As spreadsheets do: 69 and more are years of the last century.
    private const int FirstYearOfLastCentury = 69;

    private ReadOnlySpan<char> _text;
    private int? _year;
    private int? _month;
    private int? _day;
    private int _hour;
    private bool? _isAfternoon;
    private int _minute;
    private int _second;
    private int _millisecond;
    private int _offsetMinutes;

    /// <summary>Reads a date; text that does not follow the format to its end, or names a day that does not exist, gives none.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, string format, LocalDate today, out Instant date)
    {
        DateParser parser = new() { _text = text };
        date = default;
        foreach (DateToken token in DateToken.Parse(format))
        {
            if (!parser.TryReadToken(token))
            {
                return false;
            }
        }

        return parser._text.IsEmpty && parser.TryFinish(today, out date);
    }

    private bool TryReadToken(DateToken token)
    {
        if (token.Field.Length == 0)
        {
            bool isThere = _text.StartsWith(token.Literal, StringComparison.Ordinal);
            _text = isThere ? _text[token.Literal.Length..] : _text;
            return isThere;
        }

        return token.Field switch
        {
            "YYYY" => TryReadNumber(4, 4, out _year),
            "YY" => TryReadNumber(2, 2, out _year) && TryExpandYear(),
            "MMMM" => TryReadName(DateTimeFormatInfo.InvariantInfo.MonthNames, out _month),
            "MMM" => TryReadName(DateTimeFormatInfo.InvariantInfo.AbbreviatedMonthNames, out _month),
            "MM" or "M" => TryReadNumber(token.Field.Length, 2, out _month),
            "DD" or "D" => TryReadNumber(token.Field.Length, 2, out _day),
            "dddd" => TryReadName(DateTimeFormatInfo.InvariantInfo.DayNames, out _),
            "ddd" => TryReadName(DateTimeFormatInfo.InvariantInfo.AbbreviatedDayNames, out _),
            "A" => TryReadHalfDay(),
            "Z" => TryReadOffset(),
            _ => TryReadTime(token.Field),
        };
    }

    private bool TryReadTime(string field)
    {
        if (!TryReadNumber(field.Length, Math.Max(2, field.Length), out int? number))
        {
            return false;
        }

        int value = number.GetValueOrDefault();
        switch (field[0])
        {
            case 'H':
                _hour = value;
                return value <= 23;
            case 'h':
                _hour = value % 12;
                return value is >= 1 and <= 12;
            case 'm':
                _minute = value;
                return value <= 59;
            case 's':
                _second = value;
                return value <= 59;
            default:
                _millisecond = value;
                return true;
        }
    }

    private bool TryReadNumber(int fewest, int most, out int? number)
    {
        int length = 0;
        int value = 0;
        for (; length < most && length < _text.Length && char.IsAsciiDigit(_text[length]); length++)
        {
            value = (value * 10) + _text[length] - '0';
        }

        number = value;
        _text = _text[length..];
        return length >= fewest;
    }

    private bool TryExpandYear()
    {
        _year += _year >= FirstYearOfLastCentury ? 1900 : 2000;
        return true;
    }

    private bool TryReadName(string[] names, out int? number)
    {
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i].Length > 0 && _text.StartsWith(names[i], StringComparison.OrdinalIgnoreCase))
            {
                _text = _text[names[i].Length..];
                number = i + 1;
                return true;
            }
        }

        number = null;
        return false;
    }

    private bool TryReadHalfDay()
    {
        _isAfternoon = _text.StartsWith("PM", StringComparison.OrdinalIgnoreCase);
        bool isRead = _isAfternoon == true || _text.StartsWith("AM", StringComparison.OrdinalIgnoreCase);
        _text = isRead ? _text[2..] : _text;
        return isRead;
    }

    private bool TryReadOffset()
    {
        if (_text is ['Z' or 'z', ..])
        {
            _text = _text[1..];
            return true;
        }

        if (_text is not ['+' or '-', ..])
        {
            return false;
        }

        int sign = _text[0] == '-' ? -1 : 1;
        _text = _text[1..];
        bool isRead = TryReadNumber(2, 2, out int? hours);
        _text = _text is [':', ..] ? _text[1..] : _text;
        isRead &= TryReadNumber(2, 2, out int? minutes) && hours <= 18 && minutes <= 59;
        _offsetMinutes = sign * ((hours.GetValueOrDefault() * 60) + minutes.GetValueOrDefault());
        return isRead;
    }

    private readonly bool TryFinish(LocalDate today, out Instant date)
    {
        date = default;
        int year = _year ?? today.Year;
        int month = _month ?? (_year is null ? today.Month : 1);
        int day = _day ?? (_year is null && _month is null ? today.Day : 1);
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        int hour = _isAfternoon is { } isAfternoon ? (_hour % 12) + (isAfternoon ? 12 : 0) : _hour;
        Instant local = new LocalDate(year, month, day).At(new LocalTime(hour, _minute, _second, _millisecond)).InUtc().ToInstant();
        return DateOutput.TryCreate(local.ToUnixTimeMilliseconds() - (_offsetMinutes * 60_000.0), out date);
    }
}
