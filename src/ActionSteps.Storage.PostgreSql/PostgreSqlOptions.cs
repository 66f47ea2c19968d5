using ActionSteps.Conversations;
using ActionSteps.Tables;

namespace ActionSteps.Storage.PostgreSql;

/// <summary>How a PostgreSQL database is used. Immutable; checked when the database is made.</summary>
public sealed class PostgreSqlOptions
{
    /// <summary>
    /// How often a transaction that the server undid to let another one pass is run again, before the call fails with
    /// <see cref="StorageFailure.Busy"/>: 0 to 100; default 5.
    /// </summary>
    public int MaxRetries { get; init; } = 5;

    /// <summary>
    /// How many conversations are remembered in this process between their turns, the latest ones, so that a turn need not read them: 0 to
    /// 1,000,000; default 1,000. Those with more than 32 KB of state are not. A turn on what others have changed since is done anew: where
    /// the messages of a conversation reach any process, 0 saves the attempt.
    /// </summary>
    public int RecalledConversations { get; init; } = 1_000;

    /// <summary>How much a table keeps.</summary>
    public TableLimits Tables { get; init; } = new();

    /// <summary>How the host's background worker takes up conversations that other processes have left.</summary>
    public ConversationWorkerOptions Worker { get; init; } = new();

    internal void Check()
    {
        List<string> faults = [];
        if (MaxRetries is < 0 or > 100)
        {
            faults.Add(FormattableString.Invariant($"MaxRetries is {MaxRetries:N0}; it must be 0 to 100."));
        }

        if (RecalledConversations is < 0 or > 1_000_000)
        {
            faults.Add(FormattableString.Invariant($"RecalledConversations is {RecalledConversations:N0}; it must be 0 to 1,000,000."));
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException($"The options of PostgreSQL are wrong: {string.Join(' ', faults)}");
        }

        Tables.Check();
        Worker.Check();
    }
}
