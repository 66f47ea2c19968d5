using ActionSteps.Conversations;
using ActionSteps.Messages;
using ActionSteps.Replay;
using ActionSteps.Storage.Conversations;

namespace ActionSteps.Storage.Sqlite;

/// <summary>Keeps conversations in a SQLite file, which the processes of one machine may share. Thread-safe.</summary>
/// <remarks>
/// Leases are judged by <see cref="SqliteOptions.Clock"/>. A call raises <see cref="StorageException"/> when the file cannot be used, and
/// <see cref="ConversationFormatException"/> when what it reads was damaged, or written by a newer version.
/// </remarks>
public sealed class SqliteConversationStore : IConversationStore
{
    private readonly SqlConversationStore _store;

    /// <summary>The conversations in a file.</summary>
    /// <param name="database">The file, which stays the caller's to dispose of.</param>
    public SqliteConversationStore(SqliteDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        _store = new SqlConversationStore(database, database.Options.RecalledConversations);
    }

    /// <inheritdoc/>
    public bool IsShared => _store.IsShared;

    /// <inheritdoc/>
    public ValueTask<StoredConversation> LoadAsync(string conversationId, string? messageId, CancellationToken cancellationToken) =>
        _store.LoadAsync(conversationId, messageId, cancellationToken);

    /// <inheritdoc/>
    public StoredConversation? Recall(string conversationId) => _store.Recall(conversationId);

    /// <inheritdoc/>
    public ValueTask<bool> TryCommitAsync(ConversationCommit commit, CancellationToken cancellationToken) =>
        _store.TryCommitAsync(commit, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> AcceptAsync(string conversationId, InboxEntry entry, CancellationToken cancellationToken) =>
        _store.AcceptAsync(conversationId, entry, cancellationToken);

    /// <inheritdoc/>
    public ValueTask AcknowledgeAsync(string worker, IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken) =>
        _store.AcknowledgeAsync(worker, reports, cancellationToken);

    /// <inheritdoc/>
    public ValueTask RenewWorkerAsync(string worker, TimeSpan lease, CancellationToken cancellationToken) =>
        _store.RenewWorkerAsync(worker, lease, cancellationToken);

    /// <inheritdoc/>
    public ValueTask RetireWorkerAsync(string worker, CancellationToken cancellationToken) =>
        _store.RetireWorkerAsync(worker, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ConversationWork>> ListWorkAsync(WorkQuery query, CancellationToken cancellationToken) =>
        _store.ListWorkAsync(query, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(string conversationId, int limit, CancellationToken cancellationToken) =>
        _store.ReadTranscriptAsync(conversationId, limit, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<JournalEntry>> ReadJournalAsync(
        string conversationId, long before, int limit, CancellationToken cancellationToken) =>
        _store.ReadJournalAsync(conversationId, before, limit, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<RunRecording?> ReadRecordingAsync(string conversationId, long number, CancellationToken cancellationToken) =>
        _store.ReadRecordingAsync(conversationId, number, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListConversationsAsync(string? after, int limit, CancellationToken cancellationToken) =>
        _store.ListConversationsAsync(after, limit, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ParkedItem>> ListParkedAsync(ParkedItem? after, int limit, CancellationToken cancellationToken) =>
        _store.ListParkedAsync(after, limit, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> ResolveParkedAsync(ParkedItem item, ParkedResolution resolution, CancellationToken cancellationToken) =>
        _store.ResolveParkedAsync(item, resolution, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string conversationId, CancellationToken cancellationToken) =>
        _store.DeleteAsync(conversationId, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> DeleteInactiveAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        _store.DeleteInactiveAsync(before, limit, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> EraseUserAsync(string userId, CancellationToken cancellationToken) =>
        _store.EraseUserAsync(userId, cancellationToken);
}
