namespace ActionSteps.Replay;

/// <summary>The clock of a recorded run: remembers what it says.</summary>
internal sealed class RecordingClock(TimeProvider inner, RunRecorder recorder) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        DateTimeOffset now = inner.GetUtcNow();
        recorder.AddTime(now);
        return now;
    }

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
