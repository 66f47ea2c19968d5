using ActionSteps.Conversations;
using ActionSteps.Storage.Sql;

namespace ActionSteps.Storage.Conversations;

/// <summary>Keeps conversations in a database that processes share. Thread-safe.</summary>
internal sealed partial class SqlConversationStore(ISqlDatabase database, int recalledConversations) : IConversationStore
{
    private readonly ConversationSql _sql = new(database.Dialect);
    private readonly RecentConversations _recent = new(recalledConversations);

    /// <inheritdoc/>
    public bool IsShared => true;

    /// <inheritdoc/>
    public async ValueTask<StoredConversation> LoadAsync(string conversationId, string? messageId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        List<(StoredConversation Stored, int Bytes)> found = await database.ListAsync(
            new SqlText(_sql.Load, SqlValue.Text(conversationId), SqlValue.Text(messageId)),
            row => StoredConversationReader.Read(row, conversationId),
            cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
        {
            _recent.Forget(conversationId);
            return new StoredConversation { State = new ConversationState { Id = conversationId } };
        }

        _recent.Loaded(found[0].Stored, found[0].Bytes);
        return found[0].Stored;
    }

    /// <inheritdoc/>
    public StoredConversation? Recall(string conversationId)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        return _recent.Recall(conversationId);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryCommitAsync(ConversationCommit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        ConversationState? before = commit.IsRecalled ? _recent.Before(commit) : null;
        if (commit.IsRecalled && before is null)
        {
            return false;
        }

        using BlobWriter blobs = new();
        List<SqlText> statements = CommitStatements.Of(_sql, commit, before, blobs, out int bytes);
        bool isCommitted = false;
        try
        {
            isCommitted = await TryAsync(statements, cancellationToken).ConfigureAwait(false);
            return isCommitted;
        }
        finally
        {
            if (isCommitted)
            {
                _recent.Committed(commit, bytes);
            }
            else
            {
                _recent.Failed(commit);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> AcceptAsync(string conversationId, InboxEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        ArgumentNullException.ThrowIfNull(entry);
        using BlobWriter blobs = new();
        SqlValue id = SqlValue.Text(conversationId);
        _recent.Forget(conversationId);
        return await TryAsync(
            [
                new SqlText(_sql.Accept, id),
                CommitStatements.Entry(_sql.AddUnknownEntry, id, entry, blobs, mustChange: true),
                new SqlText(_sql.SetDue, id),
            ],
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask AcknowledgeAsync(string worker, IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(worker);
        ArgumentNullException.ThrowIfNull(reports);
        using BlobWriter blobs = new();
        SqlValue owner = SqlValue.Text(worker);
        List<SqlText> statements = [];

        // Always in the same order, so that two such calls never wait for each other.
        foreach (DeliveryReport report in reports.OrderBy(report => report.ConversationId, StringComparer.Ordinal))
        {
            SqlValue id = SqlValue.Text(report.ConversationId);
            statements.Add(new SqlText(ConversationSql.HoldOwned, id, owner));
            statements.AddRange(report.Delivered.Select(sequence => new SqlText(ConversationSql.RemoveOwnedItem, id, SqlValue.Integer(sequence), owner)));
            statements.AddRange(report.Failed.Select(item => CommitStatements.Item(ConversationSql.SetOwnedItem, id, item, blobs, owner)));
            statements.Add(new SqlText(ConversationSql.Release, id, owner));
            statements.Add(new SqlText(_sql.SetDue, id));
        }

        await TryAsync(statements, cancellationToken).ConfigureAwait(false);
        foreach (DeliveryReport report in reports)
        {
            _recent.Acknowledged(report);
        }
    }

    /// <summary>Runs statements as one transaction.</summary>
    /// <returns>Whether it was committed; <c>false</c> when one of them did not change what it had to.</returns>
    private async ValueTask<bool> TryAsync(List<SqlText> statements, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAllAsync(statements, cancellationToken).ConfigureAwait(false);
        }
        catch (SqlConflictException)
        {
            return false;
        }
    }
}
