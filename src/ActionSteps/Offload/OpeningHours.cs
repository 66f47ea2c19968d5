using NodaTime;

namespace ActionSteps.Offload;

/// <summary>When human agents are there: ranges for each weekday, in the time of a zone, with exceptions for single dates.</summary>
public sealed record OpeningHours
{
    private readonly DateTimeZone _zone = DateTimeZone.Utc;

    /// <summary>The IANA zone of the hours, such as <c>Europe/Brussels</c>; default UTC.</summary>
    /// <exception cref="ArgumentException">There is no such zone.</exception>
    public string Zone
    {
        get => _zone.Id;
        init => _zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(value)
            ?? throw new ArgumentException($"\"{value}\" is not an IANA time zone. Write it as in \"Europe/Brussels\".", nameof(value));
    }

    /// <summary>The hours of Mondays; none, the default, for closed.</summary>
    public IReadOnlyList<OpeningRange> Monday { get; init; } = [];

    /// <summary>The hours of Tuesdays; none, the default, for closed.</summary>
    public IReadOnlyList<OpeningRange> Tuesday { get; init; } = [];

    /// <summary>The hours of Wednesdays; none, the default, for closed.</summary>
    public IReadOnlyList<OpeningRange> Wednesday { get; init; } = [];

    /// <summary>The hours of Thursdays; none, the default, for closed.</summary>
    public IReadOnlyList<OpeningRange> Thursday { get; init; } = [];

    /// <summary>The hours of Fridays; none, the default, for closed.</summary>
    public IReadOnlyList<OpeningRange> Friday { get; init; } = [];

    /// <summary>The hours of Saturdays; none, the default, for closed.</summary>
    public IReadOnlyList<OpeningRange> Saturday { get; init; } = [];

    /// <summary>The hours of Sundays; none, the default, for closed.</summary>
    public IReadOnlyList<OpeningRange> Sunday { get; init; } = [];

    /// <summary>Dates whose hours differ from those of their weekday; default none.</summary>
    public IReadOnlyList<OpeningDay> Exceptions { get; init; } = [];

    /// <summary>Whether agents are there at that moment.</summary>
    public bool IsOpenAt(DateTimeOffset moment)
    {
        DateTime local = Instant.FromDateTimeOffset(moment).InZone(_zone).ToDateTimeUnspecified();
        DateOnly today = DateOnly.FromDateTime(local);
        int minute = (local.Hour * 60) + local.Minute;
        return HoursOf(today).Any(range => range.Contains(minute))
            || HoursOf(today.AddDays(-1)).Any(range => range.ContainsNextDay(minute));
    }

    private IReadOnlyList<OpeningRange> HoursOf(DateOnly date) =>
        Exceptions.FirstOrDefault(exception => exception.Day == date)?.Hours ?? HoursOf(date.DayOfWeek);

    private IReadOnlyList<OpeningRange> HoursOf(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => Monday,
        DayOfWeek.Tuesday => Tuesday,
        DayOfWeek.Wednesday => Wednesday,
        DayOfWeek.Thursday => Thursday,
        DayOfWeek.Friday => Friday,
        DayOfWeek.Saturday => Saturday,
        _ => Sunday,
    };
}
