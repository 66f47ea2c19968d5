using System.Buffers;
using ActionSteps.Conversations;
using ActionSteps.Messages;
using ActionSteps.Storage.Sql;

namespace ActionSteps.Storage.Conversations;

/// <summary>Says in SQL what a commit changes.</summary>
internal static class CommitStatements
{
    // Old entries go in lots, so that most turns have nothing to remove.
    private const int Lot = 64;

    public static List<SqlText> Of(ConversationSql sql, ConversationCommit commit, BlobWriter blobs)
    {
        SqlValue id = SqlValue.Text(commit.ConversationId);
        List<SqlText> statements = [Conversation(sql, id, commit, blobs)];
        statements.AddRange(commit.Outbox.Select(item => Item(ConversationSql.AddItem, id, item, blobs)));
        if (commit.Deliveries is { } report)
        {
            statements.AddRange(report.Delivered.Select(sequence => new SqlText(ConversationSql.RemoveItem, id, SqlValue.Integer(sequence))));
            statements.AddRange(report.Failed.Select(item => Item(ConversationSql.SetItem, id, item, blobs)));
        }

        statements.AddRange(commit.RemovedInbox.Select(sequence => new SqlText(ConversationSql.RemoveEntry, id, SqlValue.Integer(sequence))));
        foreach (InboxEntry entry in commit.Inbox)
        {
            AddEntry(statements, sql, id, entry, blobs);
        }

        if (commit.HandledMessage is { } handled)
        {
            AddHandled(statements, id, handled, commit);
        }

        AddRecords(statements, id, commit, blobs);
        statements.Add(new SqlText(sql.SetDue, id));
        return statements;
    }

    /// <summary>An item of the outbox, for statements with its sequence, text, next attempt and mark.</summary>
    public static SqlText Item(string statement, SqlValue id, OutboxItem item, BlobWriter blobs, params ReadOnlySpan<SqlValue> more) => new(
        statement,
        [
            id,
            SqlValue.Integer(item.Sequence),
            SqlValue.Json(blobs.Write(item, ConversationJson.Write)),
            SqlValue.Integer(item.NextAttempt?.UtcTicks ?? 0),
            SqlValue.Integer(item.IsParked ? 1 : 0),
            .. more,
        ]);

    /// <summary>An entry that is added to the inbox.</summary>
    public static SqlText Entry(string statement, SqlValue id, InboxEntry entry, BlobWriter blobs, bool mustChange) => new(
        statement,
        id,
        SqlValue.Text(entry.Id),
        SqlValue.Json(blobs.Write(entry with { IsRepeated = false }, ConversationJson.Write)),
        SqlValue.Integer(entry.NextAttempt?.UtcTicks ?? 0),
        SqlValue.Integer(entry.IsParked ? 1 : 0))
    {
        MustChange = mustChange,
    };

    /// <summary>An entry that takes the place of the one with its sequence.</summary>
    public static SqlText ChangedEntry(SqlValue id, InboxEntry entry, BlobWriter blobs) => new(
        ConversationSql.SetEntry,
        id,
        SqlValue.Integer(entry.Sequence),
        SqlValue.Text(entry.Id),
        SqlValue.Json(blobs.Write(entry with { IsRepeated = false }, ConversationJson.Write)),
        SqlValue.Integer(entry.NextAttempt?.UtcTicks ?? 0),
        SqlValue.Integer(entry.IsParked ? 1 : 0));

    private static SqlText Conversation(ConversationSql sql, SqlValue id, ConversationCommit commit, BlobWriter blobs)
    {
        SqlValue version = SqlValue.Integer(commit.Version);
        SqlValue worker = SqlValue.Text(commit.Worker);
        SqlValue owner = SqlValue.Text(commit.Owns ? commit.Worker : null);
        SqlValue checkpoint = commit.Checkpoint is { } unfinished
            ? SqlValue.Json(blobs.Write(unfinished, ConversationJson.Write))
            : SqlValue.Null(SqlType.Json);
        SqlValue handled = SqlValue.Integer(commit.HandledMessage is null ? 0 : 1);
        if (commit.State is not { } state)
        {
            return new SqlText(sql.Keep, id, version, worker, owner, checkpoint, handled) { MustChange = true };
        }

        return new SqlText(
            commit.Version == 0 ? sql.First : sql.Next,
            id,
            version,
            worker,
            owner,
            SqlValue.Json(blobs.Write(state, ConversationJson.Write)),
            checkpoint,
            SqlValue.Text(state.UserId),
            SqlValue.Moment(state.DueTime),
            SqlValue.Moment(state.LastActivity),
            SqlValue.Integer(DayOf(state.LastActivity)),
            handled)
        {
            MustChange = true,
        };
    }

    /// <summary>The days before a moment.</summary>
    public static long DayOf(DateTimeOffset moment) => moment.UtcTicks / TimeSpan.TicksPerDay;

    private static void AddEntry(List<SqlText> statements, ConversationSql sql, SqlValue id, InboxEntry entry, BlobWriter blobs)
    {
        if (entry.Sequence == 0)
        {
            statements.Add(new SqlText(sql.Accept, id));
            statements.Add(Entry(ConversationSql.AddEntry, id, entry, blobs, mustChange: true));
        }
        else
        {
            statements.Add(ChangedEntry(id, entry, blobs));
        }
    }

    private static void AddHandled(List<SqlText> statements, SqlValue id, string handled, ConversationCommit commit)
    {
        SqlValue message = SqlValue.Text(handled);
        statements.Add(new SqlText(ConversationSql.Remember, id, message));
        statements.Add(new SqlText(ConversationSql.RemoveMessage, id, message));
        if (commit.Version % Lot == Lot - 1)
        {
            statements.Add(new SqlText(ConversationSql.ForgetHandled, id, SqlValue.Integer(commit.RememberedMessages)));
        }
    }

    private static void AddRecords(List<SqlText> statements, SqlValue id, ConversationCommit commit, BlobWriter blobs)
    {
        if (commit.State is { } state && commit.Transcript.Count > 0)
        {
            statements.Add(new SqlText(
                ConversationSql.AddTranscript, id, SqlValue.Integer(state.TranscriptCount), SqlValue.Json(blobs.Write(commit.Transcript, WriteLines))));
            Trim(statements, ConversationSql.TrimTranscript, id, state.TranscriptCount, commit.Transcript.Count, commit.MaxTranscript);
        }

        foreach (JournalEntry run in commit.Journal)
        {
            statements.Add(RecordingSql.AddRun(id, run, commit.Recordings, blobs));
        }

        if (commit.Journal.Count > 0)
        {
            Trim(statements, ConversationSql.TrimJournal, id, commit.Journal[^1].Number, commit.Journal.Count, commit.MaxRuns);
        }
    }

    private static void Trim(List<SqlText> statements, string statement, SqlValue id, long newest, int added, int most)
    {
        if (newest > most && newest / Lot != (newest - added) / Lot)
        {
            statements.Add(new SqlText(statement, id, SqlValue.Integer(newest - most)));
        }
    }

    private static void WriteLines(IBufferWriter<byte> output, IReadOnlyList<TranscriptEntry> entries)
    {
        for (int i = 0; i < entries.Count; i++)
        {
            if (i > 0)
            {
                output.Write("\n"u8);
            }

            ConversationJson.Write(output, entries[i]);
        }
    }
}
