using System.Globalization;
using NodaTime;

namespace ActionSteps.Variables;

/// <summary>Reads what builders write as a time zone offset: hours, <c>±HH:mm</c>, or an IANA zone.</summary>
internal static class TimezoneOffset
{
    private const int LongestId = 64;
    private const double MaxHours = 14;
    private const int SecondsPerHour = 3600;

    /// <summary>The offset from UTC at that moment, from -14 to +14 hours.</summary>
    /// <param name="text">The text, without surrounding white space.</param>
    /// <param name="now">The moment, which decides about daylight saving time.</param>
    /// <param name="offset">The offset, zero when the text is none.</param>
    /// <returns>Whether the text is an offset.</returns>
    public static bool TryParse(string text, Instant now, out Offset offset)
    {
        double? hours = HoursOf(text) ?? ClockHoursOf(text) ?? ZoneHoursOf(text, now);
        bool isInRange = hours is >= -MaxHours and <= MaxHours;
        offset = isInRange ? Offset.FromSeconds((int)Math.Round(hours.GetValueOrDefault() * SecondsPerHour)) : Offset.Zero;
        return isInRange;
    }

    private static double? HoursOf(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double hours)
            ? hours
            : null;

    private static double? ClockHoursOf(string text)
    {
        ReadOnlySpan<char> clock = text.AsSpan(text.StartsWith('+') || text.StartsWith('-') ? 1 : 0);
        int colon = clock.IndexOf(':');
        return colon is 1 or 2 && clock.Length == colon + 3
            && int.TryParse(clock[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out int hours)
            && int.TryParse(clock[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int minutes)
            && minutes < 60
            ? (text[0] == '-' ? -1 : 1) * (hours + (minutes / 60.0))
            : null;
    }

    private static double? ZoneHoursOf(string text, Instant now) =>
        text.Length <= LongestId && DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is { } zone
            ? zone.GetUtcOffset(now).Seconds / (double)SecondsPerHour
            : null;
}
