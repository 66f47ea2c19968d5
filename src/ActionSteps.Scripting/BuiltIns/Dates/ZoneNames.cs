namespace ActionSteps.Scripting.BuiltIns.Dates;

internal static class ZoneNames
{
    internal static string English(ZoneClock zone, double time) => zone.IsDaylightAt(time) ? zone.Zone.DaylightName : zone.Zone.StandardName;
}
