using System.Globalization;

namespace ActionSteps.Offload;

/// <summary>A part of a day.</summary>
/// <remarks>A range whose end is not after its start runs over midnight into the next day.</remarks>
public sealed record OpeningRange
{
    private const int MinutesPerDay = 24 * 60;

    /// <summary>A range from text.</summary>
    /// <param name="from">The first minute, <c>HH:mm</c> from <c>00:00</c> to <c>23:59</c>.</param>
    /// <param name="to">The end, not included, <c>HH:mm</c> to <c>24:00</c>.</param>
    /// <exception cref="ArgumentException">One of them is no such time, or they are the same.</exception>
    public OpeningRange(string from, string to)
    {
        From = from;
        To = to;
        Start = MinuteOf(from, nameof(from));
        End = MinuteOf(to, nameof(to));
        if (Start == End || Start == MinutesPerDay)
        {
            throw new ArgumentException(
                $"\"{from}\" to \"{to}\" is no part of a day. Write a whole day as \"00:00\" to \"24:00\".", nameof(to));
        }
    }

    /// <summary>The first minute, as it was written.</summary>
    public string From { get; }

    /// <summary>The end, not included, as it was written.</summary>
    public string To { get; }

    private int Start { get; }

    private int End { get; }

    /// <summary>Whether a minute of the day of the range is inside.</summary>
    internal bool Contains(int minute) => minute >= Start && (minute < End || End < Start);

    /// <summary>Whether a minute of the day after is inside.</summary>
    internal bool ContainsNextDay(int minute) => End < Start && minute < End;

    private static int MinuteOf(string text, string parameter)
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        if (text == "24:00")
        {
            return MinutesPerDay;
        }

        return TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)
            ? (time.Hour * 60) + time.Minute
            : throw new ArgumentException($"\"{text}\" is not a time of day. Write it as in \"09:30\", from \"00:00\" to \"24:00\".", parameter);
    }
}
