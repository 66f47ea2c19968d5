using ActionSteps.Conversations;
using ActionSteps.Tables;

namespace ActionSteps.Storage.Sqlite;

/// <summary>How a SQLite file is used. Immutable; checked when the database is opened.</summary>
public sealed class SqliteOptions
{
    /// <summary>How long a call waits while other processes hold the file: 1 millisecond to 10 minutes; default 30 seconds.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most connections that read at the same time: 1 to 64; default 4. There is always one more that writes.</summary>
    public int MaxReaders { get; init; } = 4;

    /// <summary>
    /// The largest file, in bytes: 65,536 to 281,000,000,000,000; default the largest. A call that needs more room fails with
    /// <see cref="StorageFailure.Full"/>.
    /// </summary>
    public long MaxBytes { get; init; } = LargestFile;

    /// <summary>
    /// How many conversations are remembered in this process between their turns, the latest ones, so that a turn need not read them: 0 to
    /// 1,000,000; default 1,000. Those with more than 32 KB of state are not. A turn on what others have changed since is done anew.
    /// </summary>
    public int RecalledConversations { get; init; } = 1_000;

    /// <summary>How much a table keeps.</summary>
    public TableLimits Tables { get; init; } = new();

    /// <summary>How the host's background worker takes up conversations that other processes have left.</summary>
    public ConversationWorkerOptions Worker { get; init; } = new();

    /// <summary>The clock by which leases and due times are judged; default the one of the machine, which all processes share.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    internal const long LargestFile = 281_000_000_000_000;

    internal void Check()
    {
        Tables.Check();
        Worker.Check();
        List<string> faults = [];
        if (BusyTimeout < TimeSpan.FromMilliseconds(1) || BusyTimeout > TimeSpan.FromMinutes(10))
        {
            faults.Add($"BusyTimeout is {BusyTimeout}; it must be 1 millisecond to 10 minutes.");
        }

        if (MaxReaders is < 1 or > 64)
        {
            faults.Add(FormattableString.Invariant($"MaxReaders is {MaxReaders:N0}; it must be 1 to 64."));
        }

        if (RecalledConversations is < 0 or > 1_000_000)
        {
            faults.Add(FormattableString.Invariant($"RecalledConversations is {RecalledConversations:N0}; it must be 0 to 1,000,000."));
        }

        if (MaxBytes is < 65_536 or > LargestFile)
        {
            faults.Add(FormattableString.Invariant($"MaxBytes is {MaxBytes:N0}; it must be 65,536 to {LargestFile:N0}."));
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException($"The options of SQLite are wrong: {string.Join(' ', faults)}");
        }
    }
}
