using ActionSteps.Mail;
using ActionSteps.Tracking;
using ActionSteps.Voice;

namespace ActionSteps.Conversations;

/// <summary>
/// The ways out of a conversation. Order counts on each of them: what failed holds up what goes the same way after it. A tracker that is
/// down does not keep the user from an answer.
/// </summary>
internal static class DeliveryLanes
{
    private const int Count = 5;
    private const int Traffic = 5;

    /// <summary>Whether anything may leave now.</summary>
    public static bool CanLeave(IReadOnlyList<OutboxItem> outbox, DateTimeOffset now) => Open(outbox, now).Any();

    /// <summary>Those that may leave now within a turn, in order, as long as none of them fails.</summary>
    public static IEnumerable<OutboxItem> Open(IReadOnlyList<OutboxItem> outbox, DateTimeOffset now)
    {
        bool[] isHeld = new bool[Count];
        foreach (OutboxItem item in outbox)
        {
            int lane = Of(item.Effect);
            if (lane == Traffic)
            {
                continue;
            }

            isHeld[lane] |= item.NextAttempt > now;
            if (!isHeld[lane])
            {
                yield return item;
            }
        }
    }

    /// <summary>
    /// The events for webhooks that may leave now, beside the turns: the first one for each provider, as each of them is a way of its own.
    /// </summary>
    public static IEnumerable<OutboxItem> OpenTraffic(IReadOnlyList<OutboxItem> outbox, DateTimeOffset now)
    {
        HashSet<string>? begun = null;
        foreach (OutboxItem item in outbox)
        {
            if (item.Effect is OffloadTraffic traffic
                && (begun ??= new HashSet<string>(StringComparer.Ordinal)).Add(traffic.Provider)
                && !(item.NextAttempt > now))
            {
                yield return item;
            }
        }
    }

    /// <summary>Two reports on the same conversation as one; of an effect that both know, the later one counts.</summary>
    public static DeliveryReport? Together(DeliveryReport? earlier, DeliveryReport? later) =>
        earlier is null ? later
        : later is null ? earlier
        : earlier with
        {
            Delivered = [.. earlier.Delivered, .. later.Delivered],
            Failed = [.. earlier.Failed.Where(item => later.Failed.All(other => other.Sequence != item.Sequence)), .. later.Failed],
        };

    /// <summary>An outbox after a report on its deliveries.</summary>
    public static IReadOnlyList<OutboxItem> After(DeliveryReport? report, IReadOnlyList<OutboxItem> outbox) => report is null
        ? outbox
        : [.. outbox.Where(item => !report.Delivered.Contains(item.Sequence))
            .Select(item => report.Failed.FirstOrDefault(failed => failed.Sequence == item.Sequence) ?? item)
            .Where(static item => !item.IsParked)];

    /// <summary>When the first of them may leave that waits for another attempt; <c>null</c> when there is none.</summary>
    public static DateTimeOffset? NextAttempt(IReadOnlyList<OutboxItem> outbox)
    {
        DateTimeOffset? earliest = null;
        foreach (OutboxItem item in outbox)
        {
            earliest = item.NextAttempt is { } next ? Earlier(earliest, next) : earliest;
        }

        return earliest;
    }

    public static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is { } first && other is { } second ? first < second ? first : second : one ?? other;

    public static int Of(Effect effect) => effect switch
    {
        TrackedEvent => 1,
        CallCommand => 2,
        MailMessage => 3,
        AgentRelay => 4,
        OffloadTraffic => Traffic,
        _ => 0,
    };
}
