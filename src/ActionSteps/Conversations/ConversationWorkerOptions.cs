namespace ActionSteps.Conversations;

/// <summary>How a <see cref="ConversationWorker"/> works. Checked once when the worker is built; immutable afterwards.</summary>
public sealed class ConversationWorkerOptions
{
    /// <summary>
    /// How often the store is asked for work: the longest time that a message or wait of a dead process waits after its lease has ended.
    /// Default 1 second, range 10 milliseconds to 5 minutes.
    /// </summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many conversations are asked for at once; default 200, range 1 to 10,000.</summary>
    public int PageSize { get; init; } = 200;

    /// <summary>
    /// How many conversations the worker has in work at the same time, besides those that its process has accepted messages for or has timers
    /// of; default 32, range 1 to 10,000.
    /// </summary>
    public int MaxParallel { get; init; } = 32;

    /// <summary>
    /// How long a silent conversation is kept: without anything left to do it is deleted with everything that belongs to it, some time
    /// after. Default <see cref="Timeout.InfiniteTimeSpan"/>, which keeps all; range 1 hour to 36,500 days.
    /// </summary>
    public TimeSpan Retention { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>How long a worker that is disposed waits for what is being worked on; default 30 seconds, range 0 to 10 minutes.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <exception cref="ArgumentException">Options are out of range; the message lists all of them.</exception>
    internal void Check()
    {
        List<string> faults = [];
        OptionRange.Check((long)PollInterval.TotalMilliseconds, 10, 300_000, nameof(PollInterval), "milliseconds", faults);
        OptionRange.Check(PageSize, 1, 10_000, nameof(PageSize), "conversations", faults);
        OptionRange.Check(MaxParallel, 1, 10_000, nameof(MaxParallel), "conversations", faults);
        if (Retention != Timeout.InfiniteTimeSpan)
        {
            OptionRange.Check((long)Retention.TotalHours, 1, 876_000, nameof(Retention), "hours", faults);
        }

        OptionRange.Check((long)DrainTimeout.TotalMilliseconds, 0, 600_000, nameof(DrainTimeout), "milliseconds", faults);
        OptionRange.ThrowIfAny(faults, "conversation worker options");
    }
}
