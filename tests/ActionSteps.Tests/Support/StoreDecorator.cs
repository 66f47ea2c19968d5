using ActionSteps.Conversations;
using ActionSteps.Messages;
using ActionSteps.Replay;

namespace ActionSteps.Tests.Support;

/// <summary>Hands every call to another store.</summary>
internal abstract class StoreDecorator(IConversationStore inner) : IConversationStore
{
    public bool IsShared => inner.IsShared;

    public virtual ValueTask<StoredConversation> LoadAsync(string conversationId, string? messageId, CancellationToken cancellationToken) =>
        inner.LoadAsync(conversationId, messageId, cancellationToken);

    public virtual StoredConversation? Recall(string conversationId) => inner.Recall(conversationId);

    public virtual ValueTask<bool> TryCommitAsync(ConversationCommit commit, CancellationToken cancellationToken) =>
        inner.TryCommitAsync(commit, cancellationToken);

    public virtual ValueTask<bool> AcceptAsync(string conversationId, InboxEntry entry, CancellationToken cancellationToken) =>
        inner.AcceptAsync(conversationId, entry, cancellationToken);

    public virtual ValueTask AcknowledgeAsync(string worker, IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken) =>
        inner.AcknowledgeAsync(worker, reports, cancellationToken);

    public virtual ValueTask RenewWorkerAsync(string worker, TimeSpan lease, CancellationToken cancellationToken) =>
        inner.RenewWorkerAsync(worker, lease, cancellationToken);

    public virtual ValueTask RetireWorkerAsync(string worker, CancellationToken cancellationToken) =>
        inner.RetireWorkerAsync(worker, cancellationToken);

    public virtual ValueTask<IReadOnlyList<ConversationWork>> ListWorkAsync(WorkQuery query, CancellationToken cancellationToken) =>
        inner.ListWorkAsync(query, cancellationToken);

    public virtual ValueTask<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(
        string conversationId, int limit, CancellationToken cancellationToken) => inner.ReadTranscriptAsync(conversationId, limit, cancellationToken);

    public virtual ValueTask<IReadOnlyList<JournalEntry>> ReadJournalAsync(
        string conversationId, long before, int limit, CancellationToken cancellationToken) =>
        inner.ReadJournalAsync(conversationId, before, limit, cancellationToken);

    public virtual ValueTask<RunRecording?> ReadRecordingAsync(string conversationId, long number, CancellationToken cancellationToken) =>
        inner.ReadRecordingAsync(conversationId, number, cancellationToken);

    public ValueTask<IReadOnlyList<string>> ListConversationsAsync(string? after, int limit, CancellationToken cancellationToken) =>
        inner.ListConversationsAsync(after, limit, cancellationToken);

    public ValueTask<IReadOnlyList<ParkedItem>> ListParkedAsync(ParkedItem? after, int limit, CancellationToken cancellationToken) =>
        inner.ListParkedAsync(after, limit, cancellationToken);

    public ValueTask<bool> ResolveParkedAsync(ParkedItem item, ParkedResolution resolution, CancellationToken cancellationToken) =>
        inner.ResolveParkedAsync(item, resolution, cancellationToken);

    public ValueTask<bool> DeleteAsync(string conversationId, CancellationToken cancellationToken) => inner.DeleteAsync(conversationId, cancellationToken);

    public virtual ValueTask<int> DeleteInactiveAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        inner.DeleteInactiveAsync(before, limit, cancellationToken);

    public ValueTask<int> EraseUserAsync(string userId, CancellationToken cancellationToken) => inner.EraseUserAsync(userId, cancellationToken);
}
