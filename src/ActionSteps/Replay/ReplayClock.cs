using System.Runtime.InteropServices;

namespace ActionSteps.Replay;

/// <summary>
/// The clock of a replayed run. It says what it said when the run was recorded; waits pass at once, timers and answers in the order of their
/// times, when <see cref="ReplayDriver"/> finds that the run does nothing but wait. Thread-safe.
/// </summary>
internal sealed class ReplayClock : TimeProvider
{
    private readonly ReplayTape _tape;
    private readonly RunPlace _place;
    private readonly DateTimeOffset _start;
    private readonly Lock _lock = new();
    private readonly List<Waiter> _waiters = [];
    private TimeSpan _elapsed;
    private DateTimeOffset _last;
    private long _waits;

    /// <summary>A clock of a run.</summary>
    /// <param name="tape">What it said.</param>
    /// <param name="place">Where the run is.</param>
    /// <param name="start">When the run began.</param>
    public ReplayClock(ReplayTape tape, RunPlace place, DateTimeOffset start)
    {
        _tape = tape;
        _place = place;
        _start = _last = start;
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>How many waits have begun so far.</summary>
    public long Waits => Interlocked.Read(ref _waits);

    /// <summary>How long it is until the next wait is over; <c>null</c> when nobody waits.</summary>
    public TimeSpan? UntilNext
    {
        get
        {
            lock (_lock)
            {
                return Next() is { } next ? next.DueTime - _elapsed : null;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        bool isRecorded = _tape.TryTakeTime(_place.Now, out DateTimeOffset time);
        lock (_lock)
        {
            DateTimeOffset now = _start + _elapsed;
            return _last = isRecorded ? time : now > _last ? now : _last;
        }
    }

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _elapsed.Ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Waiter timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Ends after a time, on the thread that moves the clock; with the token alone when there is no time.</summary>
    public async Task DelayAsync(TimeSpan? time, CancellationToken cancellationToken)
    {
        if (time <= TimeSpan.Zero)
        {
            return;
        }

        TaskCompletionSource reached = new();
        Waiter waiter = new(this, () => reached.TrySetResult());
        await using (waiter.ConfigureAwait(false))
        {
            waiter.Change(time ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
                static (source, token) => ((TaskCompletionSource)source!).TrySetCanceled(token), reached);
            await using (registration.ConfigureAwait(false))
            {
                await reached.Task.ConfigureAwait(false);
            }
        }
    }

    /// <summary>Moves on to the end of the next wait; nothing when nobody waits.</summary>
    public void MoveOn()
    {
        Waiter? next;
        lock (_lock)
        {
            next = Next();
            if (next is null)
            {
                return;
            }

            _elapsed = next.DueTime > _elapsed ? next.DueTime : _elapsed;
            next.Passed();
        }

        next.Fire();
    }

    private Waiter? Next()
    {
        Waiter? next = null;
        foreach (Waiter waiter in CollectionsMarshal.AsSpan(_waiters))
        {
            next = next is null || waiter.DueTime < next.DueTime ? waiter : next;
        }

        return next;
    }

    private sealed class Waiter(ReplayClock clock, Action fire) : ITimer
    {
        private TimeSpan _period;
        private bool _isOver;

        public TimeSpan DueTime { get; private set; }

        public void Fire() => fire();

        public void Set(TimeSpan dueTime, TimeSpan period)
        {
            (DueTime, _period) = (dueTime, period);
            clock._waiters.Add(this);
            clock._waits++;
        }

        public void Passed()
        {
            clock._waiters.Remove(this);
            if (_period > TimeSpan.Zero)
            {
                Set(DueTime + _period, _period);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                if (_isOver)
                {
                    return false;
                }

                clock._waiters.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Set(clock._elapsed + dueTime, period == Timeout.InfiniteTimeSpan ? TimeSpan.Zero : period);
                }

                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                _isOver = true;
                clock._waiters.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
