using System.Diagnostics.CodeAnalysis;

namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>The names of time zones. Only names of the list reach the framework, so that no script can name a file.</summary>
internal static class TimeZones
{
    private static readonly Lazy<Dictionary<string, (string Id, string[] Names)>> s_zones = new(Load);

    /// <summary>The zone of a name in any case; links lead to the zone that other engines report.</summary>
    internal static bool TryFind(string name, [NotNullWhen(true)] out string? id, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        (id, zone) = (null, null);
        if (name.Length > 64 || !s_zones.Value.TryGetValue(name, out (string Id, string[] Names) found))
        {
            return false;
        }

        id = found.Id;
        if (id == "UTC")
        {
            zone = TimeZoneInfo.Utc;
            return true;
        }

        // A system may know only the newer or only the older name.
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out zone) || TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone);
    }

    /// <summary>The reported name of a zone of the host.</summary>
    internal static string IdOf(TimeZoneInfo zone)
    {
        string id = zone.HasIanaId || !TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out string? iana) ? zone.Id : iana;
        return s_zones.Value.TryGetValue(id, out (string Id, string[] Names) found) ? found.Id : id;
    }

    /// <summary>Key of the zone's names in locales, English names: standard and summer, long and short. Empty where there are none.</summary>
    internal static string[]? NamesOf(string id) => s_zones.Value.TryGetValue(id, out (string Id, string[] Names) found) ? found.Names : null;

    private static Dictionary<string, (string Id, string[] Names)> Load()
    {
        Dictionary<string, (string Id, string[] Names)> zones = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in LocaleData.Lines("zones"))
        {
            string[] parts = line.Split('|');
            foreach (string id in parts[5].Split(' '))
            {
                zones[id] = (id, parts[..5]);
            }
        }

        foreach (string line in LocaleData.Lines("aliases"))
        {
            string[] parts = line.Split(' ');
            zones[parts[0]] = zones.TryGetValue(parts[1], out (string Id, string[] Names) target) ? target : (parts[1], ["", "", "", "", ""]);
        }

        return zones;
    }
}
