namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>A resolved date format. Immutable but for the clock, which belongs to the run.</summary>
internal sealed class DateTimeFormatOptions
{
    private static readonly string[] s_widths = ["narrow", "short", "long"];
    private static readonly string[] s_digits = ["2-digit", "numeric"];
    private static readonly string[] s_months = ["2-digit", "numeric", "narrow", "short", "long"];
    private static readonly string[] s_zoneNames = ["short", "long", "shortOffset", "longOffset", "shortGeneric", "longGeneric"];
    private static readonly string[] s_styles = ["full", "long", "medium", "short"];

    internal required string Locale { get; init; }

    internal required LocaleData Data { get; init; }

    internal required ZoneClock Clock { get; init; }

    internal required string ZoneId { get; init; }

    internal string? Weekday { get; private set; }

    internal string? Era { get; private set; }

    internal string? Year { get; private set; }

    internal string? Month { get; private set; }

    internal string? Day { get; private set; }

    internal string? DayPeriod { get; private set; }

    internal string? Hour { get; private set; }

    internal string? Minute { get; private set; }

    internal string? Second { get; private set; }

    internal int? FractionDigits { get; private set; }

    internal string? ZoneName { get; private set; }

    internal string? DateStyle { get; private set; }

    internal string? TimeStyle { get; private set; }

    /// <summary>h11, h12, h23 or h24; null when no hour is shown.</summary>
    internal string? HourCycle { get; private set; }

    /// <summary>The pattern that the options have led to.</summary>
    internal string Pattern { get; private set; } = "";

    /// <summary>Reads options. <paramref name="required"/> and <paramref name="defaults"/> are "date", "time", "any" or "all".</summary>
    internal static DateTimeFormatOptions Read(Realm realm, JsValue locales, JsValue given, string required, string defaults)
    {
        List<string> requested = IntlOptions.Locales(realm, locales);
        JsObject? options = IntlOptions.Coerce(realm, given);
        IntlOptions.Matcher(realm, options);
        IntlOptions.Identifier(realm, options, "calendar");
        IntlOptions.Identifier(realm, options, "numberingSystem");
        bool? hour12 = IntlOptions.Flag(realm, options, "hour12");
        string? cycle = IntlOptions.Text(realm, options, "hourCycle", "h11", "h12", "h23", "h24");
        string locale = LocaleList.Resolve(realm, requested, out string extension);
        (string id, ZoneClock clock) = ReadZone(realm, options);
        var format = new DateTimeFormatOptions { Locale = locale, Data = LocaleData.Of(locale), Clock = clock, ZoneId = id };
        format.ReadFields(realm, options);
        format.ReadStyles(realm, options, required);
        if (format.DateStyle is null && format.TimeStyle is null)
        {
            format.FillIn(required, defaults);
        }

        if (format.Hour is not null || format.TimeStyle is not null)
        {
            string? wanted = cycle ?? (LanguageTag.Keyword(extension, "hc") is "h11" or "h12" or "h23" or "h24" ? LanguageTag.Keyword(extension, "hc") : null);
            format.HourCycle = hour12 is { } isTwelve ? format.Data[isTwelve ? "t.cycle12" : "t.cycle24"] : wanted ?? format.Data["t.cycle"];
        }

        format.Pattern = DateTimePatterns.Of(format);
        return format;
    }

    private static (string Id, ZoneClock Clock) ReadZone(Realm realm, JsObject? options)
    {
        JsValue value = options is null ? JsValue.Undefined : options.Get(realm, "timeZone");
        if (value.IsUndefined)
        {
            return (TimeZones.IdOf(realm.Zone.Zone), realm.Zone);
        }

        string name = Operations.ToText(realm, value);
        return TimeZones.TryFind(name, out string? id, out TimeZoneInfo? zone)
            ? (id, new ZoneClock(zone))
            : throw realm.RangeError($"Invalid time zone specified: {name[..Math.Min(name.Length, 64)]}");
    }

    private void ReadFields(Realm realm, JsObject? options)
    {
        Weekday = IntlOptions.Text(realm, options, "weekday", s_widths);
        Era = IntlOptions.Text(realm, options, "era", s_widths);
        Year = IntlOptions.Text(realm, options, "year", s_digits);
        Month = IntlOptions.Text(realm, options, "month", s_months);
        Day = IntlOptions.Text(realm, options, "day", s_digits);
        DayPeriod = IntlOptions.Text(realm, options, "dayPeriod", s_widths);
        Hour = IntlOptions.Text(realm, options, "hour", s_digits);
        Minute = IntlOptions.Text(realm, options, "minute", s_digits);
        Second = IntlOptions.Text(realm, options, "second", s_digits);
        FractionDigits = IntlOptions.Number(realm, options, "fractionalSecondDigits", 1, 3);
        ZoneName = IntlOptions.Text(realm, options, "timeZoneName", s_zoneNames);
        IntlOptions.Text(realm, options, "formatMatcher", "basic", "best fit");
    }

    private void ReadStyles(Realm realm, JsObject? options, string required)
    {
        DateStyle = IntlOptions.Text(realm, options, "dateStyle", s_styles);
        TimeStyle = IntlOptions.Text(realm, options, "timeStyle", s_styles);
        if (DateStyle is null && TimeStyle is null)
        {
            return;
        }

        string? field = Weekday is not null ? "weekday" : Era is not null ? "era" : Year is not null ? "year" : Month is not null ? "month"
            : Day is not null ? "day" : DayPeriod is not null ? "dayPeriod" : Hour is not null ? "hour" : Minute is not null ? "minute"
            : Second is not null ? "second" : FractionDigits is not null ? "fractionalSecondDigits" : ZoneName is not null ? "timeZoneName" : null;
        if (field is not null)
        {
            throw realm.TypeError($"Can't set option {field} when {(DateStyle is not null ? "dateStyle" : "timeStyle")} is used");
        }

        if ((required == "date" && TimeStyle is not null) || (required == "time" && DateStyle is not null))
        {
            throw realm.TypeError($"Invalid option : {(required == "date" ? "timeStyle" : "dateStyle")}");
        }
    }

    private void FillIn(string required, string defaults)
    {
        bool hasDate = Weekday is not null || Year is not null || Month is not null || Day is not null;
        bool hasTime = DayPeriod is not null || Hour is not null || Minute is not null || Second is not null || FractionDigits is not null;
        if ((required != "time" && hasDate) || (required != "date" && hasTime))
        {
            return;
        }

        if (defaults is "date" or "all")
        {
            Year = Month = Day = "numeric";
        }

        if (defaults is "time" or "all")
        {
            Hour = Minute = Second = "numeric";
        }
    }
}
