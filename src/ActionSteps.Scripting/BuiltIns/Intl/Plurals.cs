namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>The plural rules of the languages that have tables.</summary>
internal static class Plurals
{
    /// <summary>Picks the text of a category from "other text¦one:text¦few:text".</summary>
    internal static string Pick(string patterns, string category)
    {
        if (!patterns.Contains('¦', StringComparison.Ordinal))
        {
            return patterns;
        }

        string[] choices = patterns.Split('¦');
        for (int i = 1; i < choices.Length; i++)
        {
            if (choices[i].StartsWith(category, StringComparison.Ordinal) && choices[i][category.Length] == ':')
            {
                return choices[i][(category.Length + 1)..];
            }
        }

        return choices[0];
    }

    /// <summary>The category of a number by the digits that are shown.</summary>
    internal static string Cardinal(string locale, string integer, string fraction, int compactExponent = 0)
    {
        // Only the last digits and whether there are more matter to the rules.
        long i = integer.Length > 15 ? long.Parse(integer.AsSpan(integer.Length - 12), CultureInfo.InvariantCulture) + 1_000_000_000_000_000 : long.Parse(integer, CultureInfo.InvariantCulture);
        int v = fraction.Length;
        bool isWhole = v == 0;
        long f = v == 0 ? 0 : long.Parse(fraction.AsSpan(0, Math.Min(v, 15)), CultureInfo.InvariantCulture);
        bool hasFraction = fraction.AsSpan().ContainsAnyExcept('0');
        long i10 = i % 10;
        long i100 = i % 100;
        long f10 = v > 15 ? fraction[^1] - '0' : f % 10;
        long f100 = v > 15 ? ((fraction[^2] - '0') * 10) + f10 : f % 100;
        bool isMillion = compactExponent > 5 || (compactExponent == 0 && i != 0 && i % 1_000_000 == 0 && isWhole);
        switch (LanguageTag.Language(locale))
        {
            case "ja" or "zh" or "ko":
                return "other";
            case "en" or "nl" or "de" or "sv" or "fi":
                return i == 1 && isWhole ? "one" : "other";
            case "nb" or "tr" or "hu" or "bg" or "el":
                return i == 1 && !hasFraction ? "one" : "other";
            case "da":
                return (i == 1 && !hasFraction) || (hasFraction && i is 0 or 1 && hasFraction) ? "one" : "other";
            case "fr":
                return i is 0 or 1 ? "one" : isMillion ? "many" : "other";
            case "pt":
                return locale == "pt-PT" ? (i == 1 && isWhole ? "one" : isMillion ? "many" : "other") : i is 0 or 1 ? "one" : isMillion ? "many" : "other";
            case "it":
                return i == 1 && isWhole ? "one" : isMillion ? "many" : "other";
            case "es":
                return i == 1 && !hasFraction ? "one" : isMillion ? "many" : "other";
            case "he":
                return (i == 1 && isWhole) || (i == 0 && !isWhole) ? "one" : i == 2 && isWhole ? "two" : "other";
            case "ro":
                return i == 1 && isWhole ? "one" : !isWhole || i == 0 || i100 is >= 1 and <= 19 ? "few" : "other";
            case "cs" or "sk":
                return !isWhole ? "many" : i == 1 ? "one" : i is >= 2 and <= 4 ? "few" : "other";
            case "sl":
                return !isWhole ? "few" : i100 == 1 ? "one" : i100 == 2 ? "two" : i100 is 3 or 4 ? "few" : "other";
            case "pl":
                return !isWhole ? "other" : i == 1 ? "one" : i10 is >= 2 and <= 4 && i100 is not (>= 12 and <= 14) ? "few" : "many";
            case "ru" or "uk":
                return !isWhole ? "other" : i10 == 1 && i100 != 11 ? "one" : i10 is >= 2 and <= 4 && i100 is not (>= 12 and <= 14) ? "few" : "many";
            case "hr":
                return (isWhole && i10 == 1 && i100 != 11) || (f10 == 1 && f100 != 11) ? "one"
                    : (isWhole && i10 is >= 2 and <= 4 && i100 is not (>= 12 and <= 14)) || (f10 is >= 2 and <= 4 && f100 is not (>= 12 and <= 14)) ? "few" : "other";
            case "ar":
                return hasFraction ? "other" : i == 0 ? "zero" : i == 1 ? "one" : i == 2 ? "two" : i100 is >= 3 and <= 10 ? "few" : i100 >= 11 ? "many" : "other";
            default:
                return i == 1 && isWhole ? "one" : "other";
        }
    }

    /// <summary>The category of a place in an order: 1st, 2nd, 3rd.</summary>
    internal static string Ordinal(string locale, string integer, string fraction)
    {
        if (fraction.AsSpan().ContainsAnyExcept('0'))
        {
            return "other";
        }

        long n = integer.Length > 15 ? long.Parse(integer.AsSpan(integer.Length - 12), CultureInfo.InvariantCulture) + 1_000_000_000_000_000 : long.Parse(integer, CultureInfo.InvariantCulture);
        long n10 = n % 10;
        long n100 = n % 100;
        return LanguageTag.Language(locale) switch
        {
            "en" => n10 == 1 && n100 != 11 ? "one" : n10 == 2 && n100 != 12 ? "two" : n10 == 3 && n100 != 13 ? "few" : "other",
            "fr" or "ro" => n == 1 ? "one" : "other",
            "sv" => n10 is 1 or 2 && n100 is not (11 or 12) ? "one" : "other",
            "it" => n is 8 or 11 or 80 or 800 ? "many" : "other",
            "hu" => n is 1 or 5 ? "one" : "other",
            "uk" => n10 == 3 && n100 != 13 ? "few" : "other",
            _ => "other",
        };
    }

    /// <summary>All categories a language has, in the order of the standard.</summary>
    internal static string[] Categories(string locale, bool isOrdinal)
    {
        string language = LanguageTag.Language(locale);
        return (isOrdinal, language) switch
        {
            (true, "en") => ["few", "one", "two", "other"],
            (true, "fr" or "ro" or "sv" or "hu") => ["one", "other"],
            (true, "it") => ["many", "other"],
            (true, "uk") => ["few", "other"],
            (true, _) => ["other"],
            (false, "ja" or "zh" or "ko") => ["other"],
            (false, "fr" or "pt" or "it" or "es") => ["one", "many", "other"],
            (false, "he") => ["one", "two", "other"],
            (false, "ro" or "hr") => ["few", "one", "other"],
            (false, "cs" or "sk" or "pl" or "ru" or "uk") => ["few", "many", "one", "other"],
            (false, "sl") => ["few", "one", "two", "other"],
            (false, "ar") => ["few", "many", "one", "two", "zero", "other"],
            _ => ["one", "other"],
        };
    }
}
