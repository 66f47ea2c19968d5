using System.Buffers.Binary;
using SQLitePCL;

namespace ActionSteps.Benchmarks.Storage;

/// <summary>The least that keeping a turn in SQLite costs: the same bytes in one row and one transaction, as durable as the store's.</summary>
internal sealed class SqliteFloor : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _write;
    private readonly byte[] _bytes;
    private long _written;

    /// <summary>A floor.</summary>
    public SqliteFloor(string file, int bytes)
    {
        Batteries_V2.Init();
        _bytes = new byte[bytes];
        Random.Shared.NextBytes(_bytes);
        Check(raw.sqlite3_open(file, out _connection));
        Run("PRAGMA journal_mode = WAL");
        Run("PRAGMA synchronous = FULL");
        Run("CREATE TABLE IF NOT EXISTS floor (id TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID");
        Check(raw.sqlite3_prepare_v2(_connection, "INSERT INTO floor VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET data = excluded.data", out _write));
    }

    /// <summary>Writes one turn of a conversation.</summary>
    public void Write(string conversationId)
    {
        // SQLite does not write what has not changed.
        BinaryPrimitives.WriteInt64LittleEndian(_bytes, ++_written);
        Run("BEGIN IMMEDIATE");
        Check(raw.sqlite3_bind_text(_write, 1, conversationId));
        Check(raw.sqlite3_bind_blob(_write, 2, _bytes));
        Check(raw.sqlite3_step(_write), raw.SQLITE_DONE);
        Check(raw.sqlite3_reset(_write));
        Run("COMMIT");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _write.Dispose();
        _connection.Dispose();
    }

    private void Run(string text) => Check(raw.sqlite3_exec(_connection, text));

    private static void Check(int result, int expected = raw.SQLITE_OK)
    {
        if (result != expected)
        {
            throw new InvalidOperationException($"SQLite answered {result}.");
        }
    }
}
