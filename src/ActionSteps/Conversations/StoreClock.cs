namespace ActionSteps.Conversations;

/// <summary>
/// Moves the times of events for webhooks between the clock of this process and that of the store. They say how long a process may send, so
/// they have to mean the same on machines whose clocks differ. Thread-safe.
/// </summary>
internal sealed class StoreClock(TimeProvider clock)
{
    // Less than that is the time that the answer of the store took.
    private static readonly TimeSpan Same = TimeSpan.FromSeconds(1);

    private long _ahead;

    /// <summary>Learns the store's time just now; <c>null</c>, when it has not told any, leaves what was known of it.</summary>
    public void Look(DateTimeOffset? storeTime)
    {
        if (storeTime is { } time)
        {
            TimeSpan ahead = time - clock.GetUtcNow();
            Volatile.Write(ref _ahead, ahead.Duration() < Same ? 0 : ahead.Ticks);
        }
    }

    /// <summary>Items as the store has them, in the time of this process.</summary>
    public IReadOnlyList<OutboxItem> ToOurs(IReadOnlyList<OutboxItem> items) => Move(items, -Volatile.Read(ref _ahead));

    /// <summary>Items in the time of this process, as the store is to have them.</summary>
    public IReadOnlyList<OutboxItem> ToStores(IReadOnlyList<OutboxItem> items) => Move(items, Volatile.Read(ref _ahead));

    private static IReadOnlyList<OutboxItem> Move(IReadOnlyList<OutboxItem> items, long ticks) => ticks == 0 || items.Count == 0
        ? items
        : [.. items.Select(item => item is { Effect: OffloadTraffic, NextAttempt: { } next } ? item with { NextAttempt = next.AddTicks(ticks) } : item)];
}
