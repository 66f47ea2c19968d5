namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>The units that number formats know.</summary>
internal static class Units
{
    private static readonly HashSet<string> s_simple = new(StringComparer.Ordinal)
    {
        "acre", "bit", "byte", "celsius", "centimeter", "day", "degree", "fahrenheit", "fluid-ounce", "foot", "gallon", "gigabit", "gigabyte",
        "gram", "hectare", "hour", "inch", "kilobit", "kilobyte", "kilogram", "kilometer", "liter", "megabit", "megabyte", "meter",
        "microsecond", "mile", "mile-scandinavian", "milliliter", "millimeter", "millisecond", "minute", "month", "nanosecond", "ounce",
        "percent", "petabyte", "pound", "second", "stone", "terabit", "terabyte", "week", "yard", "year",
    };

    /// <summary>IsWellFormedUnitIdentifier.</summary>
    internal static bool IsKnown(string unit)
    {
        int at = unit.IndexOf("-per-", StringComparison.Ordinal);
        return s_simple.Contains(unit) || (at > 0 && s_simple.Contains(unit[..at]) && s_simple.Contains(unit[(at + 5)..]));
    }

    /// <summary>The patterns of a unit by plural form, in the wanted width: long, short or narrow.</summary>
    internal static string Patterns(LocaleData data, string unit, string width)
    {
        int at = unit.IndexOf("-per-", StringComparison.Ordinal);
        if (at > 0 && !data.Has("u." + unit))
        {
            string over = Patterns(data, unit[(at + 5)..], width).Split('¦')[0].Replace("{n}", "", StringComparison.Ordinal).Trim(' ', '\u00a0');
            return string.Join('¦', Patterns(data, unit[..at], width).Split('¦').Select(text => text + "/" + over));
        }

        string[] widths = data.List("u." + unit, '¬');
        int wanted = width == "long" ? 0 : width == "short" ? 1 : 2;
        while (wanted > 0 && widths[wanted].Length == 0)
        {
            // A width that is left out is like the wider one.
            wanted--;
        }

        return widths[wanted];
    }
}
