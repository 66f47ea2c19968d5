namespace ActionSteps.Conversations;

/// <summary>
/// Watches whether the time of day goes as fast as time itself. One that was set ahead, by a fault or by a hand, makes everything look old:
/// for an hour, in which it may be set right again, nothing should be thrown away for its age. Not thread-safe.
/// </summary>
internal sealed class EvenClock(TimeProvider clock)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Trial = TimeSpan.FromHours(1);

    // A clock of tests, or a process that stands still between two readings, gives readings that do not belong together.
    private const int MostReadings = 10;

    private (DateTimeOffset Time, long Timestamp) _last = Read(clock);
    private long? _jumped;

    /// <summary>Looks at the clock.</summary>
    /// <returns>Whether it has gone evenly since the last look, and for an hour since it last did not.</returns>
    public bool IsEven()
    {
        (DateTimeOffset Time, long Timestamp) now = Read(clock);
        TimeSpan ahead = now.Time - _last.Time - clock.GetElapsedTime(_last.Timestamp, now.Timestamp);
        _last = now;
        _jumped = ahead > Tolerance ? now.Timestamp : _jumped;
        if (_jumped is { } jump && clock.GetElapsedTime(jump, now.Timestamp) >= Trial)
        {
            _jumped = null;
        }

        return _jumped is null;
    }

    private static (DateTimeOffset Time, long Timestamp) Read(TimeProvider clock)
    {
        long before = clock.GetTimestamp();
        for (int i = 0; ; i++)
        {
            DateTimeOffset time = clock.GetUtcNow();
            long after = clock.GetTimestamp();
            if (clock.GetElapsedTime(before, after) < Tolerance || i == MostReadings)
            {
                return (time, after);
            }

            before = after;
        }
    }
}
