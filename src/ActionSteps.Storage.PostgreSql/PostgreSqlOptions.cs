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

    /// <summary>How much a table keeps.</summary>
    public TableLimits Tables { get; init; } = new();

    /// <summary>How the host's background worker takes up conversations that other processes have left.</summary>
    public ConversationWorkerOptions Worker { get; init; } = new();

    internal void Check()
    {
        if (MaxRetries is < 0 or > 100)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The options of PostgreSQL are wrong: MaxRetries is {MaxRetries:N0}; it must be 0 to 100."));
        }

        Tables.Check();
        Worker.Check();
    }
}
