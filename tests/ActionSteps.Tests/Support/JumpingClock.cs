namespace ActionSteps.Tests.Support;

/// <summary>A clock whose time of day can be set, as people and time servers do, while time itself and timers go on as before.</summary>
internal sealed class JumpingClock(TimeProvider inner) : TimeProvider
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>How far the clock was set ahead, or back when negative.</summary>
    public TimeSpan Offset { get; set; }

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Offset;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime);
        return new Timer(inner.CreateTimer(callback, state, dueTime, period));
    }

    // As the timers of the framework do.
    private static void Check(TimeSpan dueTime) => ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime, LongestTimer);

    private sealed class Timer(ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Check(dueTime);
            return inner.Change(dueTime, period);
        }

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
