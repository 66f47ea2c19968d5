namespace ActionSteps.Scripting.BuiltIns.Dates;

/// <summary>The texts of a date that the language itself defines.</summary>
internal static class DateTexts
{
    private const string Invalid = "Invalid Date";
    private static readonly string[] s_days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] s_months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    internal static JsString Full(Realm realm, double time)
    {
        if (double.IsNaN(time))
        {
            return JsString.Of(Invalid);
        }

        DateFields fields = new(realm.Zone.ToLocal(time));
        return StringPrototype.Make(realm, string.Create(CultureInfo.InvariantCulture, $"{DatePart(fields)} {TimePart(fields)}{ZonePart(realm, time)}"));
    }

    internal static JsString Date(Realm realm, double time) =>
        double.IsNaN(time) ? JsString.Of(Invalid) : StringPrototype.Make(realm, DatePart(new DateFields(realm.Zone.ToLocal(time))));

    internal static JsString Time(Realm realm, double time) => double.IsNaN(time)
        ? JsString.Of(Invalid)
        : StringPrototype.Make(realm, TimePart(new DateFields(realm.Zone.ToLocal(time))) + ZonePart(realm, time));

    internal static JsString Utc(Realm realm, double time)
    {
        if (double.IsNaN(time))
        {
            return JsString.Of(Invalid);
        }

        DateFields fields = new(time);
        return StringPrototype.Make(
            realm,
            string.Create(CultureInfo.InvariantCulture, $"{s_days[fields.Weekday]}, {fields.Day:00} {s_months[fields.Month]} {YearPart(fields.Year)} {TimePart(fields)}"));
    }

    internal static JsString Iso(Realm realm, double time)
    {
        DateFields fields = new(time);
        string year = fields.Year is >= 0 and <= 9999
            ? fields.Year.ToString("0000", CultureInfo.InvariantCulture)
            : fields.Year.ToString("+000000;-000000", CultureInfo.InvariantCulture);
        return StringPrototype.Make(
            realm,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{year}-{fields.Month + 1:00}-{fields.Day:00}T{fields.Hour:00}:{fields.Minute:00}:{fields.Second:00}.{fields.Millisecond:000}Z"));
    }

    private static string DatePart(DateFields fields) => string.Create(
        CultureInfo.InvariantCulture, $"{s_days[fields.Weekday]} {s_months[fields.Month]} {fields.Day:00} {YearPart(fields.Year)}");

    private static string TimePart(DateFields fields) => string.Create(
        CultureInfo.InvariantCulture, $"{fields.Hour:00}:{fields.Minute:00}:{fields.Second:00} GMT");

    private static string YearPart(int year) => year.ToString("0000;-0000", CultureInfo.InvariantCulture);

    private static string ZonePart(Realm realm, double time)
    {
        int minutes = (int)Math.Floor(realm.Zone.OffsetAt(time) / 60_000);
        string sign = minutes < 0 ? "-" : "+";
        minutes = Math.Abs(minutes);
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{minutes / 60:00}{minutes % 60:00} ({ZoneNames.English(realm.Zone, time)})");
    }
}
