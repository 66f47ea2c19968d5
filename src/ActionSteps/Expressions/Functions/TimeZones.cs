using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ActionSteps.Sessions;
using NodaTime;

namespace ActionSteps.Expressions.Functions;

/// <summary>Zones by IANA id such as <c>Europe/Brussels</c>, or by offset: <c>+02:00</c>, <c>+0200</c>, <c>-5</c>, <c>5.5</c> hours.</summary>
internal static class TimeZones
{
    private const double LargestOffset = 18;

    /// <summary>The zone of an argument; UTC when it is left out, null or empty.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.InvalidTimezoneOffset"/>: it is neither an id nor an offset.</exception>
    public static DateTimeZone Zone(this ReadOnlySpan<Value> arguments, int index, EvaluationContext context)
    {
        string text = arguments.PeekText(index, context).Trim();
        return text.Length == 0 ? DateTimeZone.Utc : TryFind(text, out DateTimeZone? zone) ? zone : throw Unknown();
    }

    /// <summary>Finds a zone by its id or offset.</summary>
    public static bool TryFind(string text, [NotNullWhen(true)] out DateTimeZone? zone)
    {
        if (text is "Z" || text.Equals("utc", StringComparison.OrdinalIgnoreCase))
        {
            zone = DateTimeZone.Utc;
            return true;
        }

        if (TryReadOffset(text, out Offset offset))
        {
            zone = DateTimeZone.ForOffset(offset);
            return true;
        }

        zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(text);
        return zone is not null;
    }

    public static EvaluationFailure Unknown() => new(
        ErrorCodes.InvalidTimezoneOffset, "The time zone is unknown; use an IANA id such as Europe/Brussels, or an offset such as +02:00.");

    private static bool TryReadOffset(ReadOnlySpan<char> text, out Offset offset)
    {
        offset = default;
        double minutes;
        if (text is ['+' or '-', _, _, _, _] or ['+' or '-', _, _, ':', _, _]
            && int.TryParse(text[1..3], NumberStyles.None, CultureInfo.InvariantCulture, out int hours)
            && int.TryParse(text[^2..], NumberStyles.None, CultureInfo.InvariantCulture, out int rest) && rest < 60)
        {
            minutes = ((hours * 60) + rest) * (text[0] == '-' ? -1 : 1);
        }
        else if (Coercion.TryReadNumber(text, out double number) && Math.Abs(number) <= LargestOffset)
        {
            minutes = Math.Round(number * 60);
        }
        else
        {
            return false;
        }

        bool isOffset = Math.Abs(minutes) <= LargestOffset * 60;
        offset = isOffset ? Offset.FromSeconds((int)minutes * 60) : default;
        return isOffset;
    }
}
