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

    // What is due now.
    private const long AtOnce = 0;

    /// <param name="sql">The words.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="recalled">The state on which a recalled commit was made; <c>null</c> for every other one.</param>
    /// <param name="blobs">Keeps the texts until the statements have run.</param>
    /// <param name="stateBytes">The bytes of the text of the state.</param>
    public static List<SqlText> Of(ConversationSql sql, ConversationCommit commit, ConversationState? recalled, BlobWriter blobs, out int stateBytes)
    {
        SqlValue id = SqlValue.Text(commit.ConversationId);
        SqlValue state = commit.State is { } newest ? SqlValue.Json(blobs.Write(newest, ConversationJson.Write)) : SqlValue.Null(SqlType.Json);
        stateBytes = state.Utf8.Length;
        List<SqlText> statements = new(8) { recalled is not null ? Recalled(sql, id, commit, state, recalled) : Conversation(sql, id, commit, state, blobs) };
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

        AddHistory(statements, id, commit, blobs);
        if (!commit.IsRecalled || commit is { Deliveries: not null } or { Inbox.Count: > 0 })
        {
            statements.Add(new SqlText(sql.SetDue, id));
        }

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

    /// <summary>A conversation with nothing but its state and what this commit adds: when it is due is known without asking.</summary>
    private static SqlText Recalled(ConversationSql sql, SqlValue id, ConversationCommit commit, SqlValue newest, ConversationState before)
    {
        if (commit is not { State: { } state, Checkpoint: null })
        {
            throw new ArgumentException("A recalled commit has a state and no checkpoint.", nameof(commit));
        }

        long? outbox = commit.Outbox.FirstOrDefault(static item => !item.IsParked) is { } first ? first.NextAttempt?.UtcTicks ?? AtOnce : null;
        long? wait = state.DueTime?.UtcTicks;
        ReadOnlySpan<SqlValue> values =
        [
            id,
            SqlValue.Integer(commit.Version),
            SqlValue.Text(commit.Owns ? commit.Worker : null),
            newest,
            SqlValue.Integer(wait),
            SqlValue.Integer(outbox < wait || wait is null ? outbox : wait),
            SqlValue.Moment(state.LastActivity),
            SqlValue.Integer(commit.HandledMessage is null ? 0 : 1),
            SqlValue.Text(commit.HandledMessage),

            // A conversation that was deleted meanwhile and begun anew can have come to the same version, but not at the same time.
            SqlValue.Moment(before.LastActivity),
        ];
        return before.UserId == state.UserId && DayOf(before.LastActivity) == DayOf(state.LastActivity)
            ? new SqlText(sql.Recalled, values) { MustChange = true }
            : new SqlText(sql.RecalledLater, [.. values, SqlValue.Text(state.UserId), SqlValue.Integer(DayOf(state.LastActivity))]) { MustChange = true };
    }

    private static SqlText Conversation(ConversationSql sql, SqlValue id, ConversationCommit commit, SqlValue newest, BlobWriter blobs)
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
            newest,
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
        if (!commit.IsRecalled)
        {
            statements.Add(new SqlText(ConversationSql.RemoveMessage, id, message));
        }

        if (commit.Version % Lot == Lot - 1)
        {
            statements.Add(new SqlText(ConversationSql.ForgetHandled, id, SqlValue.Integer(commit.RememberedMessages)));
        }
    }

    private static void AddHistory(List<SqlText> statements, SqlValue id, ConversationCommit commit, BlobWriter blobs)
    {
        if (commit.State is not { } state || commit is { Transcript.Count: 0, Journal.Count: 0 })
        {
            return;
        }

        // The entries stand beside the last run.
        for (int i = 0; i < Math.Max(commit.Journal.Count, 1); i++)
        {
            JournalEntry? run = i < commit.Journal.Count ? commit.Journal[i] : null;
            ReadOnlySpan<SqlValue> values =
            [
                id,
                SqlValue.Integer(run?.Number ?? state.RunCount),
                SqlValue.Integer(state.TranscriptCount),
                i < commit.Journal.Count - 1 || commit.Transcript.Count == 0
                    ? SqlValue.Null(SqlType.Json)
                    : SqlValue.Json(blobs.Write(commit.Transcript, WriteLines)),
                run is null ? SqlValue.Null(SqlType.Json) : SqlValue.Json(blobs.Write(run, ConversationJson.Write)),
            ];
            statements.Add(commit.Recordings.FirstOrDefault(recording => recording.Number == run?.Number) is { } recorded
                ? new SqlText(RecordingSql.AddHistory, [.. values, SqlValue.Json(blobs.Write(recorded, ConversationJson.Write))])
                : new SqlText(ConversationSql.AddHistory, values));
        }

        if (IsLotFull(state.TranscriptCount, commit.Transcript.Count, commit.MaxTranscript))
        {
            SqlValue oldest = SqlValue.Integer(state.TranscriptCount - commit.MaxTranscript);
            statements.AddRange(ConversationSql.TrimTranscript.Select(text => new SqlText(text, id, oldest)));
        }

        if (IsLotFull(state.RunCount, commit.Journal.Count, commit.MaxRuns))
        {
            long oldest = state.RunCount - commit.MaxRuns;
            SqlValue before = SqlValue.Integer(oldest - commit.Journal.Count - Lot);
            statements.AddRange(ConversationSql.TrimRuns.Select(text => new SqlText(text, id, before, SqlValue.Integer(oldest))));
        }
    }

    private static bool IsLotFull(long newest, int added, int most) => newest > most && newest / Lot != (newest - added) / Lot;

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
