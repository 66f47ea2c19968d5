using System.Globalization;
using ActionSteps.Sessions;
using NodaTime;

namespace ActionSteps.Expressions.Functions;

/// <summary>Writes dates by a format such as <c>DD/MM/YYYY HH:mm</c>, with the names of months and days of a language.</summary>
internal static class DateFormatter
{
    public static string Format(ZonedDateTime date, string format, CultureInfo culture, int longest)
    {
        DateTimeFormatInfo names = GregorianNames(culture);
        List<DateToken> tokens = DateToken.Parse(format);
        // Many languages decline the name of the month beside a day.
        bool hasDay = tokens.Exists(static token => token.Field is "D" or "DD");
        TextBuilder builder = new(stackalloc char[128], longest);
        try
        {
            foreach (DateToken token in tokens)
            {
                builder.Append(token.Field.Length == 0 ? token.Literal : FieldText(date, token.Field, names, hasDay));
            }

            return builder.ToString();
        }
        finally
        {
            builder.Dispose();
        }
    }

    private static string FieldText(ZonedDateTime date, string field, DateTimeFormatInfo names, bool hasDay) => field switch
    {
        "YYYY" => Padded(date.Year, 4),
        "YY" => Padded(date.Year % 100, 2),
        "MMMM" => (hasDay ? names.MonthGenitiveNames : names.MonthNames)[date.Month - 1],
        "MMM" => (hasDay ? names.AbbreviatedMonthGenitiveNames : names.AbbreviatedMonthNames)[date.Month - 1],
        "dddd" => names.DayNames[(int)date.DayOfWeek % 7],
        "ddd" => names.AbbreviatedDayNames[(int)date.DayOfWeek % 7],
        "A" => date.Hour < 12 ? "AM" : "PM",
        "Z" => DateOutput.OffsetText(date.Offset),
        "SSS" => Padded(date.Millisecond, 3),
        _ => Padded(NumberOf(date, field[0]), field.Length),
    };

    private static int NumberOf(ZonedDateTime date, char field) => field switch
    {
        'M' => date.Month,
        'D' => date.Day,
        'H' => date.Hour,
        'h' => date.ClockHourOfHalfDay,
        'm' => date.Minute,
        _ => date.Second,
    };

    private static string Padded(int number, int digits) =>
        number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');

    /// <summary>Names of the months from January on, also where people usually count by another calendar.</summary>
    private static DateTimeFormatInfo GregorianNames(CultureInfo culture)
    {
        if (culture.DateTimeFormat.Calendar is GregorianCalendar)
        {
            return culture.DateTimeFormat;
        }

        DateTimeFormatInfo names = (DateTimeFormatInfo)culture.DateTimeFormat.Clone();
        Calendar? gregorian = Array.Find(culture.OptionalCalendars, static calendar => calendar is GregorianCalendar);
        if (gregorian is null)
        {
            return DateTimeFormatInfo.InvariantInfo;
        }

        names.Calendar = gregorian;
        return names;
    }
}
