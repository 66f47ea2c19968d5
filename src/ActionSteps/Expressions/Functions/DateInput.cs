using ActionSteps.Sessions;
using NodaTime;

namespace ActionSteps.Expressions.Functions;

/// <summary>
/// Reads everything that counts as a date (expressions.md section C.6): ISO text, <c>DD-MM-YYYY</c>, epoch milliseconds, and the
/// results of Get time. The <c>ISO</c> of a shifted Get time result ends in <c>Z</c> and is taken as what it says.
/// </summary>
internal static class DateInput
{
    /// <summary>The instant of an argument.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.InvalidDate"/>: it is not a date.</exception>
    public static Instant Date(this ReadOnlySpan<Value> arguments, int index) =>
        TryRead(arguments.At(index), out Instant instant) ? instant : throw NotADate();

    /// <summary>Whether a value looks like a date; numbers do not, as every number would.</summary>
    public static bool IsDate(Value value) => !Coercion.TryToNumeric(value, out _) && TryRead(value, out _);

    /// <summary>Reads a date between the years 1 and 9999.</summary>
    public static bool TryRead(Value value, out Instant instant)
    {
        instant = default;
        if (value.IsObject)
        {
            Value iso = value["ISO"].IsUndefined ? value["utc"]["ISO"] : value["ISO"];
            return iso.IsText && TryRead(iso, out instant);
        }

        if (Coercion.TryToNumeric(value, out double milliseconds))
        {
            return DateOutput.TryCreate(milliseconds, out instant);
        }

        if (!value.TryGetText(out string? text))
        {
            return false;
        }

        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        bool isRead = IsoDate.TryRead(trimmed, out DateTime utc) || TryReadDayFirst(trimmed, out utc);
        instant = isRead ? Instant.FromDateTimeUtc(utc) : default;
        return isRead;
    }

    public static EvaluationFailure NotADate() => new(
        ErrorCodes.InvalidDate,
        "A date is needed between the years 1 and 9999: ISO text such as 2020-10-06T16:17:00Z, DD-MM-YYYY, milliseconds since 1970, or a Get time result.");

    private static bool TryReadDayFirst(ReadOnlySpan<char> text, out DateTime utc)
    {
        utc = default;
        if (text.Length is < 8 or > 10 || text[^5] != '-')
        {
            return false;
        }

        ReadOnlySpan<char> dayAndMonth = text[..^5];
        int hyphen = dayAndMonth.IndexOf('-');
        if (hyphen < 0 || !TryReadDigits(dayAndMonth[..hyphen], out int day) || !TryReadDigits(dayAndMonth[(hyphen + 1)..], out int month)
            || !TryReadDigits(text[^4..], out int year)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        utc = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc);
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        if (text.Length is not (1 or 2 or 4) || text.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        number = int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        return true;
    }
}
