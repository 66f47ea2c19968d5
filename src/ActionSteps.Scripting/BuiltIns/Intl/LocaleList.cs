namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>Which locales there are, and which of them answers a request.</summary>
internal static class LocaleList
{
    private const string Fallback = "en-US";

    // Languages with a table of their own and the regions in which they are known.
    private static readonly Lazy<Dictionary<string, string[]>> s_regions = new(LoadRegions);

    private static readonly HashSet<string> s_tables = new(StringComparer.Ordinal)
    {
        "en-GB", "en-CA", "en-AU", "en-IE", "en-IN", "en-ZA", "en-NZ", "nl-BE", "fr-BE", "fr-CH", "fr-CA", "de-AT", "de-CH",
        "es-MX", "es-AR", "it-CH", "pt-PT", "zh-TW",
    };

    internal static string TableOf(string locale)
    {
        if (s_tables.Contains(locale))
        {
            return locale;
        }

        return locale is "zh-HK" or "zh-MO" || locale.StartsWith("zh-Hant", StringComparison.Ordinal) ? "zh-TW" : LanguageTag.Language(locale);
    }

    /// <summary>The default of a run, from the options of the host.</summary>
    internal static string Default(Realm realm) =>
        LanguageTag.TryCanonicalize(realm.Options.Locale, out string tag) && Available(LanguageTag.WithoutExtensions(tag)) is { } found ? found : Fallback;

    /// <summary>ResolveLocale: the first requested locale that is known, as far as it is known, together with its extension.</summary>
    internal static string Resolve(Realm realm, List<string> requested, out string extension)
    {
        foreach (string tag in requested)
        {
            string plain = LanguageTag.WithoutExtensions(tag);
            if (Available(plain) is { } found)
            {
                extension = tag[plain.Length..];
                return found;
            }
        }

        extension = "";
        return Default(realm);
    }

    /// <summary>BestAvailableLocale; null when not even the language is known.</summary>
    internal static string? Available(string tag)
    {
        for (string? candidate = tag; candidate is not null; candidate = Shorten(candidate))
        {
            string language = LanguageTag.Language(candidate);
            string table = language is "no" ? "nb" : language;
            if (s_regions.Value.TryGetValue(table, out string[]? regions))
            {
                if (candidate.Length == language.Length)
                {
                    return table;
                }

                string rest = candidate[(language.Length + 1)..];
                if (Array.IndexOf(regions, rest) >= 0 || (language == "zh" && rest is "Hant" or "Hans"))
                {
                    return table == language ? candidate : table + "-" + rest;
                }
            }
        }

        return null;
    }

    private static string? Shorten(string tag)
    {
        int at = tag.LastIndexOf('-');
        return at < 0 ? null : tag[..at];
    }

    private static Dictionary<string, string[]> LoadRegions()
    {
        Dictionary<string, string[]> regions = new(StringComparer.Ordinal);
        foreach (string line in LocaleData.Lines("regions"))
        {
            string[] parts = line.Split('=');
            regions.Add(parts[0], parts[1].Split(' '));
        }

        return regions;
    }
}
