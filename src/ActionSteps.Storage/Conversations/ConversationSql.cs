using ActionSteps.Conversations;
using ActionSteps.Storage.Sql;

namespace ActionSteps.Storage.Conversations;

/// <summary>The statements about conversations in the words of one database. Immutable; made once, so that they stay prepared.</summary>
internal sealed class ConversationSql
{
    public ConversationSql(SqlDialect dialect)
    {
        string now = dialect.Now;

        // One that ends later than any lease can is from before the clock was set back.
        string isAlive = $"w.expires > {now} AND w.expires <= {now} + {ConversationOptions.LongestWorkerLease.Ticks}";
        string isFree = $"""
            (actionsteps_conversations.owner IS NULL OR actionsteps_conversations.owner = $3 OR NOT EXISTS (
                SELECT 1 FROM actionsteps_workers w WHERE w.id = actionsteps_conversations.owner AND {isAlive}))
            """;
        Load = $"""
            SELECT c.version, c.state, c.checkpoint, c.owner,
                EXISTS (SELECT 1 FROM actionsteps_workers w WHERE w.id = c.owner AND {isAlive}),
                EXISTS (SELECT 1 FROM actionsteps_handled h WHERE h.conversation = $1 AND h.message = $2)
                    OR EXISTS (SELECT 1 FROM actionsteps_inbox p WHERE p.conversation = $1 AND p.message = $2 AND p.parked = 1),
                CASE WHEN c.due IS NULL THEN NULL ELSE (SELECT {dialect.Lines} FROM (
                    SELECT item FROM actionsteps_outbox WHERE conversation = $1 AND parked = 0 ORDER BY sequence) o) END,
                CASE WHEN c.due IS NULL THEN NULL ELSE (SELECT {dialect.Lines} FROM (
                    SELECT i.sequence || ' ' || CASE WHEN EXISTS (
                        SELECT 1 FROM actionsteps_handled h WHERE h.conversation = $1 AND h.message = i.message) THEN 1 ELSE 0 END || ' ' || i.item AS item
                    FROM actionsteps_inbox i WHERE i.conversation = $1 AND i.parked = 0 ORDER BY i.sequence LIMIT 16) n) END,
                {now}
            FROM actionsteps_conversations c WHERE c.id = $1
            """;
        First = $"""
            INSERT INTO actionsteps_conversations (id, version, state, checkpoint, owner, user_id, state_due, active, active_day, handled, accepted)
            VALUES ($1, 1, $5, $6, $4, $7, $8, $9, $10, $11, 0)
            ON CONFLICT (id) DO UPDATE SET version = 1, state = excluded.state, checkpoint = excluded.checkpoint, owner = excluded.owner,
                user_id = excluded.user_id, state_due = excluded.state_due, active = excluded.active, active_day = excluded.active_day,
                handled = excluded.handled
            WHERE actionsteps_conversations.version = $2 AND {isFree}
            """;
        Next = $"""
            UPDATE actionsteps_conversations SET version = version + 1, owner = $4, state = $5, checkpoint = $6, user_id = $7, state_due = $8,
                active = $9, active_day = $10, handled = handled + $11
            WHERE id = $1 AND version = $2 AND {isFree}
            """;

        // Nothing but the state has to do with this conversation. A message that is accepted meanwhile makes it due at once, which this
        // update sees in the row that it waited for; what it saw before of other tables may be older.
        const string Recall = """
            UPDATE actionsteps_conversations SET version = version + 1, owner = $3, state = $4, state_due = $5, due = $6, active = $7,
                handled = handled + $8
            """;
        const string IfQuiet = """

            WHERE id = $1 AND version = $2 AND active = $10 AND owner IS NULL AND checkpoint IS NULL
                AND (due IS NULL OR (due = state_due
                    AND NOT EXISTS (SELECT 1 FROM actionsteps_inbox i WHERE i.conversation = $1 AND i.parked = 0)
                    AND NOT EXISTS (SELECT 1 FROM actionsteps_outbox o WHERE o.conversation = $1 AND o.parked = 0)))
                AND (CAST($9 AS text) IS NULL OR NOT (
                    EXISTS (SELECT 1 FROM actionsteps_handled h WHERE h.conversation = $1 AND h.message = $9)
                    OR EXISTS (SELECT 1 FROM actionsteps_inbox p WHERE p.conversation = $1 AND p.message = $9)))
            """;
        Recalled = Recall + IfQuiet;
        RecalledLater = Recall + ", user_id = $11, active_day = $12" + IfQuiet;

        // A checkpoint is due at once; without one, the state decides again.
        Keep = $"""
            UPDATE actionsteps_conversations SET version = version + 1, owner = $4, checkpoint = $5, handled = handled + $6
            WHERE id = $1 AND version = $2 AND {isFree}
            """;
        const string Never = "9223372036854775807";
        SetDue = $"""
            UPDATE actionsteps_conversations SET due = nullif({dialect.Least}(
                CASE WHEN checkpoint IS NOT NULL THEN 0 ELSE coalesce(state_due, {Never}) END,
                coalesce((SELECT next FROM actionsteps_inbox WHERE conversation = $1 AND parked = 0 ORDER BY sequence LIMIT 1), {Never}),
                coalesce((SELECT next FROM actionsteps_outbox WHERE conversation = $1 AND parked = 0 ORDER BY sequence LIMIT 1), {Never})), {Never})
            WHERE id = $1
            """;
        Accept = """
            INSERT INTO actionsteps_conversations (id, version, active, active_day, handled, accepted) VALUES ($1, 0, 0, 0, 0, 1)
            ON CONFLICT (id) DO UPDATE SET accepted = actionsteps_conversations.accepted + 1
            """;
        AddUnknownEntry = """
            INSERT INTO actionsteps_inbox (conversation, sequence, message, item, next, parked)
            SELECT c.id, c.accepted, $2, $3, $4, $5 FROM actionsteps_conversations c WHERE c.id = $1
                AND NOT EXISTS (SELECT 1 FROM actionsteps_handled h WHERE h.conversation = $1 AND h.message = $2)
                AND NOT EXISTS (SELECT 1 FROM actionsteps_inbox i WHERE i.conversation = $1 AND i.message = $2)
            """;
        ListWork = $"""
            SELECT id, due FROM actionsteps_conversations
            WHERE due IS NOT NULL AND due < $1 AND (due, id) > ($2, $4) AND {isFree} ORDER BY due, id LIMIT $5
            """;
        Renew = $"""
            INSERT INTO actionsteps_workers (id, expires) VALUES ($1, {now} + $2) ON CONFLICT (id) DO UPDATE SET expires = excluded.expires
            """;
        ForgetWorkers = $"DELETE FROM actionsteps_workers WHERE expires < {now} - {TimeSpan.TicksPerDay}";
        ListInactive = $"""
            SELECT id FROM actionsteps_conversations
            WHERE version > 0 AND active_day <= $1 AND active < $2 AND due IS NULL AND {isFree} ORDER BY active_day LIMIT $4{dialect.ForUpdateSkipLocked}
            """;
        ListOfUser = $"SELECT id FROM actionsteps_conversations WHERE user_id = $1{dialect.ForUpdate}";
    }

    public string Load { get; }

    public string First { get; }

    public string Next { get; }

    public string Recalled { get; }

    /// <summary>The same for another day or user, which indexes know.</summary>
    public string RecalledLater { get; }

    public string Keep { get; }

    public string SetDue { get; }

    public string Accept { get; }

    public string AddUnknownEntry { get; }

    public string ListWork { get; }

    public string Renew { get; }

    public string ForgetWorkers { get; }

    public string ListInactive { get; }

    public string ListOfUser { get; }

    public static string AddEntry => """
        INSERT INTO actionsteps_inbox (conversation, sequence, message, item, next, parked)
        SELECT c.id, c.accepted, $2, $3, $4, $5 FROM actionsteps_conversations c WHERE c.id = $1
        """;

    public static string SetEntry =>
        "UPDATE actionsteps_inbox SET message = $3, item = $4, next = $5, parked = $6 WHERE conversation = $1 AND sequence = $2";

    public static string RemoveEntry => "DELETE FROM actionsteps_inbox WHERE conversation = $1 AND sequence = $2";

    public static string RemoveMessage => "DELETE FROM actionsteps_inbox WHERE conversation = $1 AND message = $2";

    public static string Remember => """
        INSERT INTO actionsteps_handled (conversation, message, number)
        SELECT c.id, $2, c.handled FROM actionsteps_conversations c WHERE c.id = $1 ON CONFLICT DO NOTHING
        """;

    public static string ForgetHandled => """
        DELETE FROM actionsteps_handled
        WHERE conversation = $1 AND number <= (SELECT c.handled FROM actionsteps_conversations c WHERE c.id = $1) - $2
        """;

    public static string AddItem => """
        INSERT INTO actionsteps_outbox (conversation, sequence, item, next, parked) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (conversation, sequence) DO UPDATE SET item = excluded.item, next = excluded.next, parked = excluded.parked
        """;

    public static string SetItem => "UPDATE actionsteps_outbox SET item = $3, next = $4, parked = $5 WHERE conversation = $1 AND sequence = $2";

    public static string RemoveItem => "DELETE FROM actionsteps_outbox WHERE conversation = $1 AND sequence = $2";

    /// <summary>Holds the conversation for the rest of the transaction, if the worker owns it.</summary>
    public static string HoldOwned => "UPDATE actionsteps_conversations SET owner = owner WHERE id = $1 AND owner = $2";

    public static string RemoveOwnedItem => RemoveItem + IfOwned;

    public static string SetOwnedItem => SetItem + " AND EXISTS (SELECT 1 FROM actionsteps_conversations c WHERE c.id = $1 AND c.owner = $6)";

    public static string Release => "UPDATE actionsteps_conversations SET owner = NULL WHERE id = $1 AND owner = $2";

    public static string AddHistory =>
        "INSERT INTO actionsteps_history (conversation, number, transcript, entries, run) VALUES ($1, $2, $3, $4, $5)";

    /// <summary>Forgets the runs up to a number, of the lot that has grown too old since the last time.</summary>
    public static IReadOnlyList<string> TrimRuns { get; } =
    [
        "DELETE FROM actionsteps_history WHERE conversation = $1 AND number > $2 AND number <= $3 AND entries IS NULL",
        "UPDATE actionsteps_history SET run = NULL, recording = NULL WHERE conversation = $1 AND number > $2 AND number <= $3 AND run IS NOT NULL",
    ];

    /// <summary>Forgets the entries up to a number. Their rows are the first ones of the conversation.</summary>
    public static IReadOnlyList<string> TrimTranscript { get; } =
    [
        $"DELETE FROM actionsteps_history WHERE {Outlived} AND run IS NULL",
        $"UPDATE actionsteps_history SET entries = NULL WHERE {Outlived} AND entries IS NOT NULL",
    ];

    public static string ReadTranscript => """
        SELECT entries FROM actionsteps_history WHERE conversation = $1 AND entries IS NOT NULL ORDER BY number DESC, transcript DESC LIMIT $2
        """;

    public static string ReadJournal => """
        SELECT run FROM actionsteps_history WHERE conversation = $1 AND number < $2 AND run IS NOT NULL ORDER BY number DESC, transcript DESC LIMIT $3
        """;

    public static string ListConversations =>
        "SELECT id FROM actionsteps_conversations WHERE version > 0 AND id > $1 ORDER BY id LIMIT $2";

    public static string ListParked => """
        SELECT conversation, kind, sequence, item FROM (
            SELECT conversation, CAST(0 AS bigint) AS kind, sequence, item FROM actionsteps_inbox
            WHERE parked = 1 AND (conversation, sequence) > ($1, $2) ORDER BY conversation, sequence LIMIT $4) i
        UNION ALL SELECT conversation, kind, sequence, item FROM (
            SELECT conversation, CAST(1 AS bigint) AS kind, sequence, item FROM actionsteps_outbox
            WHERE parked = 1 AND (conversation, sequence) > ($1, $3) ORDER BY conversation, sequence LIMIT $4) o
        ORDER BY 1, 2, 3 LIMIT $4
        """;

    public static string ReadParkedEntry => "SELECT item FROM actionsteps_inbox WHERE conversation = $1 AND sequence = $2 AND parked = 1";

    public static string ReadParkedItem => "SELECT item FROM actionsteps_outbox WHERE conversation = $1 AND sequence = $2 AND parked = 1";

    public static string Retire => "DELETE FROM actionsteps_workers WHERE id = $1";

    public static IReadOnlyList<string> Forget { get; } =
    [
        "DELETE FROM actionsteps_handled WHERE conversation = $1",
        "DELETE FROM actionsteps_inbox WHERE conversation = $1",
        "DELETE FROM actionsteps_outbox WHERE conversation = $1",
        "DELETE FROM actionsteps_history WHERE conversation = $1",
    ];

    public static string ForgetConversation => "DELETE FROM actionsteps_conversations WHERE id = $1";

    private const string Outlived = """
        conversation = $1 AND (number, transcript) < (
            SELECT h.number, h.transcript FROM actionsteps_history h WHERE h.conversation = $1 AND h.transcript > $2 ORDER BY h.number, h.transcript LIMIT 1)
        """;

    private const string IfOwned = " AND EXISTS (SELECT 1 FROM actionsteps_conversations c WHERE c.id = $1 AND c.owner = $3)";
}
