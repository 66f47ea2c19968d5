namespace ActionSteps.Conversations;

/// <summary>
/// Keeps conversations between turns. A turn costs one <see cref="LoadAsync"/> and one <see cref="TryCommitAsync"/>; everything else is
/// for what must survive the process: accepted messages, deliveries, and which process works on what.
/// </summary>
/// <remarks>
/// Implementations are thread-safe; calls for different conversations run side by side. A call that fails leaves the stored data as it
/// was, or as it is after the call when the failure came too late; never in between. Times of leases are the store's own: its clock,
/// not that of the caller. Cancellation raises <see cref="OperationCanceledException"/>; every other exception means that the store could
/// not be asked, and callers may try again.
/// </remarks>
public interface IConversationStore : IWorkerRegistry, IConversationRecords
{
    /// <summary>
    /// Whether other processes may work on the same conversations, now or after this one has died. Workers of a store that is not shared
    /// need no lease, and every owner in it counts as dead, because whoever asks is the only process.
    /// </summary>
    bool IsShared { get; }

    /// <summary>Loads a conversation with everything that a turn has to know, as of one instant.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="messageId">The id of the message that the caller wants to handle; <c>null</c> for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The newest committed state; a state of version 0 when nothing was ever committed, which may have accepted messages.</returns>
    ValueTask<StoredConversation> LoadAsync(string conversationId, string? messageId, CancellationToken cancellationToken);

    /// <summary>
    /// Tells what the store remembers of a conversation without asking anybody, so that a turn that does nothing outside costs one commit
    /// and no load. Others may have changed it since; <see cref="ConversationCommit.IsRecalled"/> finds that out.
    /// </summary>
    /// <param name="conversationId">The conversation.</param>
    /// <returns>
    /// A conversation without owner, checkpoint, undelivered effects and accepted messages, whose <see cref="StoredConversation.IsHandled"/>
    /// is not known and <c>false</c>; <c>null</c> when it is not remembered, which is always right.
    /// </returns>
    StoredConversation? Recall(string conversationId) => null;

    /// <summary>
    /// Commits one turn or a part of it: all of it or nothing. Refused without any change when the stored version is not
    /// <see cref="ConversationCommit.Version"/>, when another worker owns the conversation whose lease has not ended, or when it is
    /// <see cref="ConversationCommit.IsRecalled"/> and there is anything that the committer cannot know of.
    /// </summary>
    /// <param name="commit">What to write. Afterwards the stored version is one higher.</param>
    /// <param name="cancellationToken">Cancels the call; the commit has then happened or not, never in part.</param>
    /// <returns>Whether it was committed; <c>false</c> when somebody else was faster.</returns>
    ValueTask<bool> TryCommitAsync(ConversationCommit commit, CancellationToken cancellationToken);

    /// <summary>
    /// Puts an entry at the end of the inbox of a conversation, which need not exist yet. Refused when an entry with the same id waits or
    /// is parked, or a message with that id was handled before. Neither version nor owner matters.
    /// </summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="entry">The entry; its <see cref="InboxEntry.Sequence"/> is given by the store: higher than that of every entry before it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether it was added; <c>false</c> for a repeated one.</returns>
    ValueTask<bool> AcceptAsync(string conversationId, InboxEntry entry, CancellationToken cancellationToken);

    /// <summary>
    /// Writes what became of deliveries, of many conversations at once: delivered effects are removed, others updated, and the worker's
    /// ownership ends. A report on a conversation that the worker does not own (any more) is left out. The version stays as it is.
    /// </summary>
    /// <param name="worker">Who has delivered.</param>
    /// <param name="reports">The reports, at most one for a conversation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask AcknowledgeAsync(string worker, IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken);
}
