using System.Globalization;
using ActionSteps.Sessions;
using NodaTime;

namespace ActionSteps.Expressions.Functions;

/// <summary>Dates as they leave functions: ISO 8601 with milliseconds, in UTC unless a zone is asked for.</summary>
internal static class DateOutput
{
    // The first and the last millisecond of the years 1 to 9999, which every library on the way to the user can print.
    private const long First = -62_135_596_800_000;
    private const long Last = 253_402_300_799_999;

    /// <summary>An instant from milliseconds since 1970.</summary>
    public static bool TryCreate(double milliseconds, out Instant instant)
    {
        bool isInRange = milliseconds is >= First and <= Last;
        instant = isInRange ? Instant.FromUnixTimeMilliseconds((long)Math.Floor(milliseconds)) : default;
        return isInRange;
    }

    /// <summary>The ISO text in UTC.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.InvalidDate"/>: the date is outside the years 1 to 9999.</exception>
    public static Value Utc(Instant instant) =>
        IsInRange(instant, Offset.Zero) ? ValueConversion.IsoText(instant.ToDateTimeOffset()) : throw OutOfRange();

    /// <summary>The ISO text with the offset of a zone, and <c>Z</c> for UTC itself.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.InvalidDate"/>: the date is outside the years 1 to 9999.</exception>
    public static Value Zoned(Instant instant, DateTimeZone zone)
    {
        if (zone == DateTimeZone.Utc)
        {
            return Utc(instant);
        }

        ZonedDateTime local = Local(instant, zone);
        return string.Create(CultureInfo.InvariantCulture, $"{local.ToDateTimeUnspecified():yyyy-MM-dd'T'HH:mm:ss.fff}{OffsetText(local.Offset)}");
    }

    /// <summary>The wall clock of a zone.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.InvalidDate"/>: the date is outside the years 1 to 9999.</exception>
    public static ZonedDateTime Local(Instant instant, DateTimeZone zone) =>
        IsInRange(instant, zone.GetUtcOffset(instant)) ? instant.InZone(zone) : throw OutOfRange();

    /// <summary>An offset as <c>+02:00</c>.</summary>
    public static string OffsetText(Offset offset)
    {
        int minutes = Math.Abs(offset.Seconds) / 60;
        return string.Create(CultureInfo.InvariantCulture, $"{(offset.Seconds < 0 ? '-' : '+')}{minutes / 60:00}:{minutes % 60:00}");
    }

    public static EvaluationFailure OutOfRange() => new(ErrorCodes.InvalidDate, "The date is outside the years 1 to 9999.");

    private static bool IsInRange(Instant instant, Offset offset) =>
        instant.ToUnixTimeMilliseconds() + offset.Milliseconds is >= First and <= Last;
}
