using System.Globalization;
using ActionSteps.Sessions;
using NodaTime;

namespace ActionSteps.Expressions.Functions;

/// <summary>Dates as they leave functions: ISO 8601 with milliseconds, in UTC unless a zone is asked for.</summary>
internal static class DateOutput
{
    private static readonly Instant First = Instant.FromUtc(1, 1, 1, 0, 0);
    private static readonly Instant End = Instant.FromUtc(9999, 12, 31, 23, 59, 59) + Duration.FromSeconds(1);

    /// <summary>An instant from milliseconds since 1970.</summary>
    public static bool TryCreate(double milliseconds, out Instant instant)
    {
        instant = default;
        if (Math.Abs(milliseconds) > 1e15)
        {
            return false;
        }

        instant = Instant.FromUnixTimeMilliseconds((long)Math.Floor(milliseconds));
        return IsInRange(instant);
    }

    /// <summary>The ISO text in UTC.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.InvalidDate"/>: the date is outside the years 1 to 9999.</exception>
    public static Value Utc(Instant instant) =>
        IsInRange(instant) ? ValueConversion.IsoText(instant.ToDateTimeOffset()) : throw OutOfRange();

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
    public static ZonedDateTime Local(Instant instant, DateTimeZone zone)
    {
        Offset offset = IsInRange(instant) ? zone.GetUtcOffset(instant) : throw OutOfRange();
        return IsInRange(instant + Duration.FromMilliseconds(offset.Milliseconds)) ? instant.InZone(zone) : throw OutOfRange();
    }

    /// <summary>An offset as <c>+02:00</c>.</summary>
    public static string OffsetText(Offset offset)
    {
        int minutes = Math.Abs(offset.Seconds) / 60;
        return string.Create(CultureInfo.InvariantCulture, $"{(offset.Seconds < 0 ? '-' : '+')}{minutes / 60:00}:{minutes % 60:00}");
    }

    public static EvaluationFailure OutOfRange() => new(ErrorCodes.InvalidDate, "The date is outside the years 1 to 9999.");

    private static bool IsInRange(Instant instant) => instant >= First && instant < End;
}
