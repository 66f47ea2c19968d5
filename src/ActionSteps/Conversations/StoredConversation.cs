namespace ActionSteps.Conversations;

/// <summary>A conversation as a turn finds it in the store, all of it as of one instant. Immutable.</summary>
public sealed record StoredConversation
{
    /// <summary>The newest committed state; version 0 when nothing was committed yet.</summary>
    public required ConversationState State { get; init; }

    /// <summary>The worker that works on the conversation outside of a commit; <c>null</c> for none.</summary>
    public string? Owner { get; init; }

    /// <summary>Whether the lease of <see cref="Owner"/> has not ended yet by the store's clock; always <c>false</c> in a store that is not shared.</summary>
    public bool IsOwnerAlive { get; init; }

    /// <summary>Where a turn that was not finished goes on; <c>null</c> for none.</summary>
    public ConversationCheckpoint? Checkpoint { get; init; }

    /// <summary>Committed effects that are neither delivered nor parked, by sequence.</summary>
    public IReadOnlyList<OutboxItem> Outbox { get; init; } = [];

    /// <summary>The first accepted entries that wait, by sequence; at least one when there are any, not necessarily all. Parked ones are left out.</summary>
    public IReadOnlyList<InboxEntry> Inbox { get; init; } = [];

    /// <summary>Whether a message with the id that was asked for was handled before or is parked; <c>false</c> when none was asked for.</summary>
    public bool IsHandled { get; init; }

    /// <summary>
    /// The store's time when it was asked, by which processes on several machines agree on how long one of them may send a webhook; <c>null</c>
    /// when the store has no clock of its own, or the conversation was never there.
    /// </summary>
    public DateTimeOffset? Time { get; init; }
}
