namespace ActionSteps.Conversations;

/// <summary>
/// Watches whether the time of day goes as fast as time itself. One that was set ahead, by a fault or by a hand, makes everything look old:
/// for an hour, in which it may be set right again, nothing should be thrown away for its age. Not thread-safe.
/// </summary>
internal sealed class EvenClock(TimeProvider clock)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Trial = TimeSpan.FromHours(1);

    private (DateTimeOffset Time, long Timestamp) _last = (clock.GetUtcNow(), clock.GetTimestamp());
    private long? _jumped;

    /// <summary>Looks at the clock.</summary>
    /// <returns>Whether it has gone evenly since the last look, and for an hour since it last did not.</returns>
    public bool IsEven()
    {
        long before = clock.GetTimestamp();
        (DateTimeOffset Time, long Timestamp) now = (clock.GetUtcNow(), clock.GetTimestamp());
        if (clock.GetElapsedTime(before, now.Timestamp) > Tolerance / 2)
        {
            // The process was held up between the two clocks, which says nothing about either.
            return _jumped is null;
        }

        TimeSpan ahead = now.Time - _last.Time - clock.GetElapsedTime(_last.Timestamp, now.Timestamp);
        _last = now;
        _jumped = ahead > Tolerance ? now.Timestamp : _jumped;
        if (_jumped is { } jump && clock.GetElapsedTime(jump, now.Timestamp) >= Trial)
        {
            _jumped = null;
        }

        return _jumped is null;
    }
}
