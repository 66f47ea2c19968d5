namespace ActionSteps.Conversations;

/// <summary>An effect that leaves after the commit. Immutable.</summary>
/// <param name="Sequence">Its place among the effects of the conversation, counted from 1 over its whole life.</param>
/// <param name="Key">Names the effect, the same when it is delivered again after a crash.</param>
/// <param name="Effect">What leaves.</param>
public sealed record OutboxItem(long Sequence, string Key, Effect Effect)
{
    /// <summary>How often its delivery has failed; default never.</summary>
    public int Attempts { get; init; }

    /// <summary>When to try again after a failed attempt; <c>null</c> for at once.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>Whether it was given up after its last attempt: kept, and no longer holding up what is behind it.</summary>
    public bool IsParked { get; init; }

    /// <summary>What went wrong last, for people; <c>null</c> when nothing did.</summary>
    public string? Error { get; init; }
}
