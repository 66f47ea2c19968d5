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

    /// <summary>Whether anything may leave now.</summary>
    public static bool CanLeave(IReadOnlyList<OutboxItem> outbox, DateTimeOffset now) => Open(outbox, now).Any();

    /// <summary>Those that may leave now, in order, as long as none of them fails.</summary>
    public static IEnumerable<OutboxItem> Open(IReadOnlyList<OutboxItem> outbox, DateTimeOffset now)
    {
        bool[] isHeld = new bool[Count];
        foreach (OutboxItem item in outbox)
        {
            int lane = Of(item.Effect);
            isHeld[lane] |= item.NextAttempt > now;
            if (!isHeld[lane])
            {
                yield return item;
            }
        }
    }

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
        _ => 0,
    };
}
