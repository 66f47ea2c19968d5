namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>Finds the pattern for the fields that were asked for.</summary>
internal static class DateTimePatterns
{
    internal static string Of(DateTimeFormatOptions format)
    {
        LocaleData data = format.Data;
        if (format.DateStyle is not null || format.TimeStyle is not null)
        {
            string styledTime = format.TimeStyle is null ? "" : StyledTime(format);
            return format.DateStyle is null ? styledTime
                : format.TimeStyle is null ? data["ds." + format.DateStyle]
                : Glue(data["g.style." + format.DateStyle], data["ds." + format.DateStyle], styledTime);
        }

        string date = Date(format, out string key);
        string time = Time(format);
        if (date.Length == 0 || time.Length == 0)
        {
            return date.Length == 0 ? time : date;
        }

        if (time == "{z}")
        {
            return Glue(data["g.z"], date, time);
        }

        if (key[1..] == "---" && key[0] != '-')
        {
            string parts = format.Second is not null ? "hms" : format.Minute is not null ? "hm" : "h";
            return WeekdayGlue(data[(format.Weekday == "long" ? "g.El" : "g.E") + parts], date, time);
        }

        string glue = key[2] == 'l' ? (key[0] == '-' ? "g.long" : "g.full") : key[2] is 's' or 'a' ? "g.medium" : "g.short";
        return Glue(data[glue], date, time);
    }

    private static string Glue(string glue, string date, string time) =>
        glue.Replace("{1}", "\u0001", StringComparison.Ordinal).Replace("{0}", time, StringComparison.Ordinal).Replace("\u0001", date, StringComparison.Ordinal);

    /// <summary>Some languages have a pattern of their own for a weekday with hour and minute; what stands between goes for all times.</summary>
    private static string WeekdayGlue(string glue, string date, string time)
    {
        int at = glue.IndexOf("{h", StringComparison.Ordinal);
        return Glue(at < 0 ? glue : glue[..at] + "{0}", date, at >= 0 && glue.Contains("{hh}", StringComparison.Ordinal) ? time.Replace("{h}", "{hh}", StringComparison.Ordinal) : time);
    }

    private static string StyledTime(DateTimeFormatOptions format)
    {
        string own = format.Data["t.cycle"];
        bool isOwn = IsTwelve(own) == IsTwelve(format.HourCycle!);
        return format.Data["ts." + (isOwn ? "" : IsTwelve(format.HourCycle!) ? "h12" : "h23") + format.TimeStyle];
    }

    internal static bool IsTwelve(string cycle) => cycle is "h11" or "h12";

    private static string Date(DateTimeFormatOptions format, out string key)
    {
        key = string.Concat(Letter(format.Weekday), Letter(format.Year), Letter(format.Month, isMonth: true), Letter(format.Day));
        if (format.Era is null)
        {
            return key == "----" ? "" : Derived(format.Data, key);
        }

        string withEra = format.Data["G." + format.Era[0] + key];
        string plain = key == "----" ? "" : Derived(format.Data, key);
        return withEra.Length > 0 ? withEra : plain + (plain.Length > 0 ? " " : "") + "{G" + format.Data["G." + format.Era[0] + "-n--"].Split("{G")[^1][0] + "}";
    }

    private static string Letter(string? option, bool isMonth = false) => option switch
    {
        null => "-",
        "2-digit" => "2",
        "narrow" when isMonth => "a",
        _ => option[..1],
    };

    /// <summary>Tables have one pattern for several widths where only the widths of the fields differ.</summary>
    private static string Derived(LocaleData data, string key)
    {
        if (data.Has("d." + key))
        {
            return data["d." + key];
        }

        string month = key[2] switch { '2' => "n", 'a' => "s", _ => key[2..3] };
        string pattern = data["d." + (key[0] == '-' ? "-" : "s") + (key[1] == '-' ? "-" : "n") + month + (key[3] == '-' ? "-" : "n")];
        pattern = key[1] == '2' ? pattern.Replace("{y}", "{yy}", StringComparison.Ordinal) : pattern;
        pattern = key[2] == '2' ? pattern.Replace("{M}", "{MM}", StringComparison.Ordinal) : pattern;
        pattern = key[3] == '2' ? pattern.Replace("{d}", "{dd}", StringComparison.Ordinal) : pattern;
        pattern = key[0] is 'l' or 'n' ? WithList(pattern, "{E", data[key[0] == 'l' ? "d.wl" : "d.wn"]) : pattern;
        return key[2] == 'a' ? WithList(pattern, "{M", data["d.ma"]) : pattern;
    }

    private static string WithList(string pattern, string place, string list)
    {
        int at = pattern.IndexOf(place, StringComparison.Ordinal);
        return at < 0 || !char.IsAsciiDigit(pattern[at + 2]) ? pattern : pattern[..(at + 2)] + list + pattern[pattern.IndexOf('}', at)..];
    }

    private static string Time(DateTimeFormatOptions format)
    {
        LocaleData data = format.Data;
        string zone = format.ZoneName is null ? "" : "z";
        string pattern;
        if (format.Hour is not null)
        {
            string rest = format.Second is not null ? "ms" : format.Minute is not null ? "m" : "";
            string cycle = IsTwelve(format.HourCycle!) ? "h12" : "h23";
            pattern = WithHour(format, "t." + cycle + (format.Hour == "2-digit" ? "2" : "n") + rest, zone);
            if (format.DayPeriod is not null && cycle == "h12")
            {
                pattern = rest.Length == 0 && zone.Length == 0 ? data["B.pattern"] : rest == "m" && zone.Length == 0 ? data["B.patternm"] : pattern;
                pattern = pattern.Replace("{a}", "{B}", StringComparison.Ordinal);
                pattern = format.Hour == "2-digit" ? pattern.Replace("{h}", "{hh}", StringComparison.Ordinal) : pattern;
            }
        }
        else
        {
            pattern = WithoutHour(format);
            pattern += zone.Length == 0 ? "" : pattern.Length == 0 ? "{z}" : " {z}";
        }

        if (format.FractionDigits is null)
        {
            return pattern;
        }

        string fraction = data["t.frac"].Replace("{ss}", "{s}", StringComparison.Ordinal).Replace("{s}", "", StringComparison.Ordinal);
        return format.Second is null ? pattern + "{S}"
            : pattern.Replace("{ss}", "{ss}" + fraction, StringComparison.Ordinal).Replace("{s}", "{s}" + fraction, StringComparison.Ordinal);
    }

    /// <summary>Tables tell only those patterns of other widths and of long zone names that are not like the usual one.</summary>
    private static string WithHour(DateTimeFormatOptions format, string key, string zone)
    {
        string widths = (format.Minute, format.Second) switch
        {
            ("numeric", null) => "n",
            (not null, not null) => (format.Minute == "numeric" ? "n" : "2") + (format.Second == "numeric" ? "n" : "2"),
            (null, not null) => "2" + (format.Second == "numeric" ? "n" : "2"),
            _ => "",
        };
        string usual = key + zone;
        string other = zone.Length > 0 && format.ZoneName == "long" && format.Data.Has(key + "Z") ? key + "Z" : usual + widths;
        return format.Data[format.Data.Has(other) ? other : usual];
    }

    private static string WithoutHour(DateTimeFormatOptions format) => (format.Minute, format.Second) switch
    {
        (not null, not null) => format.Data[format.Minute == "2-digit" ? "t.ms2" : "t.ms"],
        (not null, null) => format.Data[format.Minute == "2-digit" ? "t.m2" : "t.m"],
        (null, not null) => format.Data[format.Second == "2-digit" ? "t.s2" : "t.s"],
        _ => format.DayPeriod is not null ? "{B}" : "",
    };
}
