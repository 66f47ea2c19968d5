namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>What <c>Intl.DateTimeFormat.prototype.resolvedOptions</c> tells.</summary>
internal static class DateTimeResolved
{
    internal static JsObject Of(Realm realm, DateTimeFormatOptions format)
    {
        JsObject result = realm.NewObject();
        Put("locale", format.Locale);
        Put("calendar", "gregory");
        Put("numberingSystem", "latn");
        Put("timeZone", format.ZoneId);
        if (format.HourCycle is { } cycle)
        {
            Put("hourCycle", cycle);
            result.CreateDataProperty(realm, "hour12", DateTimePatterns.IsTwelve(cycle));
        }

        if (format.DateStyle is null && format.TimeStyle is null)
        {
            string pattern = format.Pattern;
            Put("weekday", format.Weekday);
            Put("era", format.Era);
            Put("year", Width(pattern, format.Year, 'y'));
            Put("month", format.Month is "numeric" or "2-digit" ? Width(pattern, format.Month, 'M') : format.Month);
            Put("day", Width(pattern, format.Day, 'd'));
            Put("dayPeriod", format.DayPeriod);
            Put("hour", Width(pattern, format.Hour, 'h'));
            Put("minute", Width(pattern, format.Minute, 'm'));
            Put("second", Width(pattern, format.Second, 's'));
            if (format.FractionDigits is { } digits)
            {
                result.CreateDataProperty(realm, "fractionalSecondDigits", digits);
            }

            Put("timeZoneName", format.ZoneName);
        }

        Put("dateStyle", format.DateStyle);
        Put("timeStyle", format.TimeStyle);
        return result;

        void Put(string name, string? value)
        {
            if (value is not null)
            {
                result.CreateDataProperty(realm, name, value);
            }
        }
    }

    /// <summary>The width that the pattern has in the end, which need not be the one that was asked for.</summary>
    private static string? Width(string pattern, string? asked, char field) =>
        asked is null ? null
        : pattern.Contains($"{{{field}{field}}}", StringComparison.Ordinal) ? "2-digit"
        : pattern.Contains($"{{{field}}}", StringComparison.Ordinal) ? "numeric" : asked;
}
