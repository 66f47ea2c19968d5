namespace ActionSteps.Scripting.BuiltIns.Dates;

/// <summary>How a time zone is called at a time.</summary>
internal static class ZoneNames
{
    /// <summary>The long English name, as in <c>Date.prototype.toString</c>.</summary>
    internal static string English(ZoneClock clock, double time) =>
        In(LocaleData.Of("en"), "en", TimeZones.IdOf(clock.Zone), clock, time, "long");

    internal static string In(LocaleData data, string locale, string id, ZoneClock clock, double time, string style)
    {
        bool isLong = style.StartsWith("long", StringComparison.Ordinal);
        if (style is "long" or "short" && TimeZones.NamesOf(id) is { } english)
        {
            int at = (isLong ? 0 : 2) + (clock.IsDaylightAt(time) ? 1 : 0);
            string name = english[0].Length > 0 ? data.List("z." + english[0])[at] : LanguageTag.Language(locale) == "en" ? english[at + 1] : "";
            if (name.Length > 0)
            {
                return name;
            }
        }

        return Offset(data, clock.OffsetAt(time), isLong);
    }

    private static string Offset(LocaleData data, double offset, bool isLong)
    {
        int minutes = (int)Math.Abs(offset / 60_000);
        string mark = data["z.gmtlong"][^3..^2];
        string amount = isLong
            ? string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}{mark}{minutes % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}") + (minutes % 60 == 0 ? "" : mark + (minutes % 60).ToString("00", CultureInfo.InvariantCulture));
        return data[offset < 0 ? "z.gmtneg" : "z.gmtpos"].Replace("5", amount, StringComparison.Ordinal);
    }
}
