using System.Globalization;

namespace ActionSteps.Offload;

/// <summary>A date whose hours differ from those of its weekday, such as a holiday.</summary>
public sealed record OpeningDay
{
    /// <summary>A date from text.</summary>
    /// <param name="date">The date, <c>yyyy-MM-dd</c>.</param>
    /// <exception cref="ArgumentException">The text is no such date.</exception>
    public OpeningDay(string date)
    {
        ArgumentNullException.ThrowIfNull(date);
        Date = date;
        Day = DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : throw new ArgumentException($"\"{date}\" is not a date. Write it as in \"2026-12-25\".", nameof(date));
    }

    /// <summary>The date, as it was written.</summary>
    public string Date { get; }

    /// <summary>The hours of that date; none, the default, for closed.</summary>
    public IReadOnlyList<OpeningRange> Hours { get; init; } = [];

    internal DateOnly Day { get; }
}
