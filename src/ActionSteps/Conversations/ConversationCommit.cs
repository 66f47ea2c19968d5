using ActionSteps.Messages;
using ActionSteps.Replay;

namespace ActionSteps.Conversations;

/// <summary>One commit: everything that a turn, or a part of it, changes in the store. Immutable.</summary>
public sealed record ConversationCommit
{
    /// <summary>The conversation.</summary>
    public required string ConversationId { get; init; }

    /// <summary>The version that was loaded, 0 for a conversation that was never committed; afterwards it is one higher.</summary>
    public required long Version { get; init; }

    /// <summary>
    /// Whether the turn began with what <see cref="IConversationStore.Recall"/> gave. The commit is then refused as well when the
    /// conversation has an owner, a checkpoint, an undelivered effect or an entry in its inbox, or when <see cref="HandledMessage"/> was
    /// handled before. Always <c>false</c> for a store that recalls nothing.
    /// </summary>
    public bool IsRecalled { get; init; }

    /// <summary>Who commits.</summary>
    public required string Worker { get; init; }

    /// <summary>Whether the worker owns the conversation afterwards; otherwise nobody does.</summary>
    public bool Owns { get; init; }

    /// <summary>
    /// The new state, whose version is <see cref="Version"/> + 1; <c>null</c> keeps the stored one, whose version counts up all the same.
    /// Always there in the first commit of a conversation.
    /// </summary>
    public ConversationState? State { get; init; }

    /// <summary>The checkpoint that takes the place of the stored one; <c>null</c> removes it.</summary>
    public ConversationCheckpoint? Checkpoint { get; init; }

    /// <summary>
    /// What is added to the history, oldest first, sensitive values masked. The last entry has the number
    /// <see cref="ConversationState.TranscriptCount"/>; empty without <see cref="State"/>.
    /// </summary>
    public IReadOnlyList<TranscriptEntry> Transcript { get; init; } = [];

    /// <summary>The most history entries that need to be kept; older ones may be dropped at any time.</summary>
    public int MaxTranscript { get; init; } = 2_000;

    /// <summary>Effects that are added to the outbox, by sequence, each higher than every one before in the conversation.</summary>
    public IReadOnlyList<OutboxItem> Outbox { get; init; } = [];

    /// <summary>What became of effects in the outbox; <c>null</c> for nothing.</summary>
    public DeliveryReport? Deliveries { get; init; }

    /// <summary>Runs that have ended, by number. The last one has the number <see cref="ConversationState.RunCount"/>; empty without <see cref="State"/>.</summary>
    public IReadOnlyList<JournalEntry> Journal { get; init; } = [];

    /// <summary>
    /// Recordings of runs in <see cref="Journal"/>, by number, each kept as long as its run; empty unless <see cref="ConversationOptions.RecordsRuns"/>.
    /// </summary>
    public IReadOnlyList<RunRecording> Recordings { get; init; } = [];

    /// <summary>The most runs that need to be kept in the journal; older ones may be dropped at any time.</summary>
    public int MaxRuns { get; init; } = 100;

    /// <summary>
    /// The id of the message that this commit handles, remembered from now on; inbox entries with that id are removed, parked ones too.
    /// <c>null</c> for none.
    /// </summary>
    public string? HandledMessage { get; init; }

    /// <summary>How many ids of handled messages of the conversation need to be remembered, the newest ones.</summary>
    public int RememberedMessages { get; init; } = 1_000;

    /// <summary>
    /// Entries of the inbox that are written: one with a known <see cref="InboxEntry.Sequence"/> takes the place of that entry (nothing
    /// happens when it is gone), one with sequence 0 is added at the end.
    /// </summary>
    public IReadOnlyList<InboxEntry> Inbox { get; init; } = [];

    /// <summary>The sequences of inbox entries that are removed; unknown ones are no fault.</summary>
    public IReadOnlyList<long> RemovedInbox { get; init; } = [];
}
