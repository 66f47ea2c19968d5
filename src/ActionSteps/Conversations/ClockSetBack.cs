namespace ActionSteps.Conversations;

/// <summary>Corrects what a clock has written that was set back since.</summary>
internal static class ClockSetBack
{
    /// <summary>Lets go at once what would wait for its next attempt longer than any pause between attempts is.</summary>
    public static StoredConversation Correct(StoredConversation stored, DateTimeOffset now) =>
        stored.Outbox.Count == 0 && stored.Inbox.Count == 0 ? stored : CorrectItems(stored, now);

    /// <summary>Whether an attempt would be later than any pause makes it.</summary>
    public static bool IsBeyond(DateTimeOffset? nextAttempt, DateTimeOffset now) => nextAttempt - now > ConversationOptions.LongestDelay;

    private static StoredConversation CorrectItems(StoredConversation stored, DateTimeOffset now)
    {
        if (stored.Outbox.Any(item => IsBeyond(item.NextAttempt, now)))
        {
            stored = stored with
            {
                Outbox = [.. stored.Outbox.Select(item => IsBeyond(item.NextAttempt, now) ? item with { NextAttempt = now } : item)],
            };
        }

        return stored.Inbox.Any(entry => IsBeyond(entry.NextAttempt, now))
            ? stored with { Inbox = [.. stored.Inbox.Select(entry => IsBeyond(entry.NextAttempt, now) ? entry with { NextAttempt = now } : entry)] }
            : stored;
    }
}
