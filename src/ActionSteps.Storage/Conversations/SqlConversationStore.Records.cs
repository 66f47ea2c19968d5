using ActionSteps.Conversations;
using ActionSteps.Messages;
using ActionSteps.Replay;
using ActionSteps.Storage.Sql;

namespace ActionSteps.Storage.Conversations;

internal sealed partial class SqlConversationStore
{
    /// <inheritdoc/>
    public async ValueTask RenewWorkerAsync(string worker, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(worker);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lease, ConversationOptions.LongestWorkerLease);
        SqlText renew = new(_sql.Renew, SqlValue.Text(worker), SqlValue.Integer(lease.Ticks));
        await database.WriteAllAsync([new SqlText(_sql.ForgetWorkers), renew], cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask RetireWorkerAsync(string worker, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(worker);
        await database.WriteAllAsync([new SqlText(ConversationSql.Retire, SqlValue.Text(worker))], cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ConversationWork>> ListWorkAsync(WorkQuery query, CancellationToken cancellationToken) =>
        await database.ListAsync(
            new SqlText(
                _sql.ListWork,
                SqlValue.Moment(query.DueBefore),
                SqlValue.Integer(query.After?.DueTime.UtcTicks ?? -1),
                SqlValue.Text(query.Worker),
                SqlValue.Text(query.After?.ConversationId ?? string.Empty),
                SqlValue.Integer(query.Limit)),
            static row => new ConversationWork(row.Text(0), new DateTimeOffset(row.Integer(1), TimeSpan.Zero)),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TranscriptEntry>> ReadTranscriptAsync(
        string conversationId, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        List<List<TranscriptEntry>> commits = await database.ListAsync(
            new SqlText(ConversationSql.ReadTranscript, SqlValue.Text(conversationId), SqlValue.Integer(limit)),
            row => StoredConversationReader.Part(
                conversationId, "history", row.Json(0), static utf8 => StoredConversationReader.Lines(utf8, ConversationJson.ReadTranscriptEntry)),
            cancellationToken).ConfigureAwait(false);
        commits.Reverse();
        return [.. commits.SelectMany(entries => entries).TakeLast(limit)];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<JournalEntry>> ReadJournalAsync(
        string conversationId, long before, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await database.ListAsync(
            new SqlText(ConversationSql.ReadJournal, SqlValue.Text(conversationId), SqlValue.Integer(before), SqlValue.Integer(limit)),
            row => StoredConversationReader.Part(conversationId, "journal", row.Json(0), ConversationJson.ReadJournalEntry),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<RunRecording?> ReadRecordingAsync(string conversationId, long number, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        List<RunRecording> found = await database.ListAsync(
            new SqlText(RecordingSql.Read, SqlValue.Text(conversationId), SqlValue.Integer(number)),
            static row => ConversationJson.ReadRecording(row.Json(0)),
            cancellationToken).ConfigureAwait(false);
        return found.Count > 0 ? found[0] : null;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> ListConversationsAsync(string? after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await database.ListAsync(
            new SqlText(ConversationSql.ListConversations, SqlValue.Text(after ?? string.Empty), SqlValue.Integer(limit)),
            static row => row.Text(0),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ParkedItem>> ListParkedAsync(ParkedItem? after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);

        // Messages come before effects: behind an effect there is no message of its conversation any more, behind a message every effect.
        SqlText statement = new(
            ConversationSql.ListParked,
            SqlValue.Text(after?.ConversationId ?? string.Empty),
            SqlValue.Integer(after is null ? -1 : after.IsEffect ? long.MaxValue : after.Sequence),
            SqlValue.Integer(after is { IsEffect: true } ? after.Sequence : -1),
            SqlValue.Integer(limit));
        return await database.ListAsync(
            statement,
            StoredConversationReader.ReadParked,
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> ResolveParkedAsync(ParkedItem item, ParkedResolution resolution, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        bool isEntry = !item.IsEffect;
        SqlValue id = SqlValue.Text(item.ConversationId);
        SqlValue sequence = SqlValue.Integer(item.Sequence);
        using BlobWriter blobs = new();
        _recent.Forget(item.ConversationId);
        return await database.WriteAsync(
            async session =>
            {
                SqlText read = new(isEntry ? ConversationSql.ReadParkedEntry : ConversationSql.ReadParkedItem, id, sequence);
                SqlText change;
                ISqlRows rows = await session.QueryAsync(read, cancellationToken).ConfigureAwait(false);
                await using (rows.ConfigureAwait(false))
                {
                    if (!await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        return false;
                    }

                    change = (resolution, isEntry) switch
                    {
                        (ParkedResolution.Retry, true) => CommitStatements.ChangedEntry(
                            id,
                            StoredConversationReader.Part(item.ConversationId, "inbox", rows.Json(0), ConversationJson.ReadInboxEntry) with
                            {
                                Sequence = sequence.Long, IsParked = false, Attempts = 0, NextAttempt = null,
                            },
                            blobs),
                        (ParkedResolution.Retry, false) => CommitStatements.Item(
                            ConversationSql.SetItem,
                            id,
                            StoredConversationReader.Part(item.ConversationId, "outbox", rows.Json(0), ConversationJson.ReadOutboxItem) with
                            {
                                IsParked = false, Attempts = 0, NextAttempt = null,
                            },
                            blobs),
                        _ => new SqlText(isEntry ? ConversationSql.RemoveEntry : ConversationSql.RemoveItem, id, sequence),
                    };
                }

                await session.ExecuteAllAsync([change, new SqlText(_sql.SetDue, id)], cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string conversationId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        _recent.Forget(conversationId);
        return database.WriteAsync(
            session => ForgetAsync(session, conversationId, cancellationToken),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> DeleteInactiveAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return ForgetAllAsync(
            new SqlText(
                _sql.ListInactive,
                SqlValue.Integer(CommitStatements.DayOf(before)),
                SqlValue.Moment(before),
                SqlValue.Text(string.Empty),
                SqlValue.Integer(limit)),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> EraseUserAsync(string userId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        return ForgetAllAsync(new SqlText(_sql.ListOfUser, SqlValue.Text(userId)), cancellationToken);
    }

    private ValueTask<int> ForgetAllAsync(SqlText list, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            List<string> ids = await session.ListAsync(list, static row => row.Text(0), cancellationToken).ConfigureAwait(false);
            foreach (string id in ids)
            {
                _recent.Forget(id);
                await ForgetAsync(session, id, cancellationToken).ConfigureAwait(false);
            }

            return ids.Count;
        },
        cancellationToken);

    private static async ValueTask<bool> ForgetAsync(ISqlSession session, string conversationId, CancellationToken cancellationToken)
    {
        SqlValue id = SqlValue.Text(conversationId);

        // The conversation first: whoever commits to it waits, and is refused then.
        int known = await session.ExecuteAsync(new SqlText(ConversationSql.ForgetConversation, id), cancellationToken).ConfigureAwait(false);
        if (known > 0)
        {
            await session.ExecuteAllAsync(ConversationSql.Forget.Select(statement => new SqlText(statement, id)), cancellationToken).ConfigureAwait(false);
        }

        return known > 0;
    }
}
