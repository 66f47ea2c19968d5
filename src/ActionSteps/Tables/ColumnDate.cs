using System.Globalization;
using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tables;

/// <summary>Reads what a date column takes (tables.md section 2).</summary>
internal static class ColumnDate
{
    private static readonly long Earliest = (DateTime.MinValue - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;
    private static readonly long Latest = (DateTime.MaxValue - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>Reads a moment.</summary>
    public static bool TryRead(Value value, out DateTime utc)
    {
        if (value.TryGetNumber(out double milliseconds))
        {
            return TryRead(milliseconds, out utc);
        }

        // The result of Get time, or one of its two halves.
        value = value["utc"].IsObject ? value["utc"]["ISO"] : value.IsObject ? value["ISO"] : value;
        if (!value.TryGetText(out string? text))
        {
            utc = default;
            return false;
        }

        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        return IsoDate.TryRead(trimmed, out utc)
            || TryReadDayFirst(trimmed, out utc)
            || (Coercion.TryReadNumber(trimmed, out milliseconds) && TryRead(milliseconds, out utc));
    }

    private static bool TryRead(double milliseconds, out DateTime utc)
    {
        double whole = Math.Floor(milliseconds);
        bool isDate = whole >= Earliest && whole <= Latest;
        utc = isDate ? DateTime.UnixEpoch.AddTicks((long)whole * TimeSpan.TicksPerMillisecond) : default;
        return isDate;
    }

    private static bool TryReadDayFirst(ReadOnlySpan<char> text, out DateTime utc) => DateTime.TryParseExact(
        text,
        "dd-MM-yyyy",
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out utc);
}
