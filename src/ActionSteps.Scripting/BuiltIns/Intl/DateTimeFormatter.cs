namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>Makes the parts of a date in a format.</summary>
internal static class DateTimeFormatter
{
    internal static IntlParts Format(Realm realm, DateTimeFormatOptions format, double time)
    {
        time = DateMath.TimeClip(time);
        if (double.IsNaN(time))
        {
            throw realm.RangeError("Invalid time value");
        }

        realm.Meter.Charge(100);
        realm.Meter.Allocate(1_000);
        var parts = new IntlParts(realm);
        DateFields fields = new(format.Clock.ToLocal(time));
        foreach (PatternPiece piece in PatternPiece.Split(format.Pattern))
        {
            if (!piece.IsPlace)
            {
                parts.Literal(piece.Text);
                continue;
            }

            (string type, string value) = Place(format, piece.Text, fields, time);
            parts.Add(type, value);
        }

        return parts;
    }

    private static (string Type, string Value) Place(DateTimeFormatOptions format, string place, DateFields fields, double time)
    {
        LocaleData data = format.Data;
        int eraYear = fields.Year > 0 ? fields.Year : 1 - fields.Year;
        return place switch
        {
            "y" => ("year", Digits(eraYear, 1)),
            "yy" => ("year", Digits(eraYear % 100, 2)),
            "M" => ("month", Digits(fields.Month + 1, 1)),
            "MM" => ("month", Digits(fields.Month + 1, 2)),
            "d" => ("day", Digits(fields.Day, 1)),
            "dd" => ("day", Digits(fields.Day, 2)),
            "h" => ("hour", Digits(Hour(format, fields.Hour), 1)),
            "hh" => ("hour", Digits(Hour(format, fields.Hour), 2)),
            "m" => ("minute", Digits(fields.Minute, 1)),
            "mm" => ("minute", Digits(fields.Minute, 2)),
            "s" => ("second", Digits(fields.Second, 1)),
            "ss" => ("second", Digits(fields.Second, 2)),
            "S" => ("fractionalSecond", Digits(fields.Millisecond, 3)[..(format.FractionDigits ?? 3)]),
            "a" => ("dayPeriod", data.List("t.ampm")[fields.Hour < 12 ? 0 : 1]),
            "B" => ("dayPeriod", PartOfDay(data, format.DayPeriod ?? "short", fields)),
            "z" => ("timeZoneName", ZoneNames.In(data, format.Locale, format.ZoneId, format.Clock, time, format.ZoneName ?? (format.TimeStyle == "full" ? "long" : "short"))),
            _ => place[0] switch
            {
                'M' => ("month", data.List(place)[fields.Month]),
                'E' => ("weekday", data.List(place)[fields.Weekday]),
                _ => ("era", data.List(place)[fields.Year > 0 ? 1 : 0]),
            },
        };
    }

    private static int Hour(DateTimeFormatOptions format, int hour) => format.HourCycle switch
    {
        "h11" => hour % 12,
        "h12" => hour % 12 == 0 ? 12 : hour % 12,
        "h24" => hour == 0 ? 24 : hour,
        _ => hour,
    };

    private static string PartOfDay(LocaleData data, string width, DateFields fields)
    {
        string[] names = data.List("B." + width);
        int hour = fields.Hour;

        // Noon is only the full hour.
        if (hour == 12 && fields.TimeInDay % 3_600_000 != 0)
        {
            hour = 13;
        }

        while (hour > 0 && names[hour].Length == 0)
        {
            hour--;
        }

        return names[hour];
    }

    private static string Digits(int value, int least) => value.ToString("D" + (char)('0' + least), CultureInfo.InvariantCulture);
}
