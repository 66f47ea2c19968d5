using System.Diagnostics;
using ActionSteps.Storage.Sql;
using SQLitePCL;

namespace ActionSteps.Storage.Sqlite;

/// <summary>One connection with its prepared statements. Every call is done when it returns. Not thread-safe.</summary>
internal sealed class SqliteSession : ISqlSession, IDisposable
{
    // Statements that follow the conditions of bots are many; the constant ones are few and stay.
    private const int KeptVariableStatements = 64;

    private readonly sqlite3 _connection;
    private readonly TimeSpan _busyTimeout;
    private readonly Dictionary<string, SqliteStatement> _constant = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteStatement> _variable = new(StringComparer.Ordinal);

    private SqliteSession(sqlite3 connection, string file, TimeSpan busyTimeout) =>
        (_connection, File, _busyTimeout) = (connection, file, busyTimeout);

    public string File { get; }

    /// <summary>Whether a transaction is open; SQLite itself ends it at some failures.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(_connection) == 0;

    public bool IsReadOnly => raw.sqlite3_db_readonly(_connection, "main") == 1;

    public static SqliteSession Open(string file, TimeSpan busyTimeout, TimeProvider clock, bool mayCreate)
    {
        Batteries_V2.Init();
        int flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX | (mayCreate ? raw.SQLITE_OPEN_CREATE : 0);
        int result = raw.sqlite3_open_v2(file, out sqlite3 connection, flags, null);
        SqliteSession session = new(connection, file, busyTimeout);
        try
        {
            SqliteError.ThrowIfFailed(result, connection, file);
            raw.sqlite3_extended_result_codes(connection, 1);
            session.WaitWhenBusy();
            raw.sqlite3_create_collation(connection, "ordinal", null, static (_, left, right) =>
                string.CompareOrdinal(EncodedText.Decode(left), EncodedText.Decode(right)));
            raw.sqlite3_create_function(connection, "actionsteps_now", 0, clock, static (context, state, _) =>
                raw.sqlite3_result_int64(context, ((TimeProvider)state).GetUtcNow().UtcTicks));
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Runs a statement without parameters.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(string text) => Execute(new SqlText(text));

    public int Execute(SqlText text)
    {
        SqliteStatement statement = Prepare(text);
        try
        {
            while (statement.Step())
            {
            }

            return raw.sqlite3_changes(_connection);
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>
    /// Runs a statement without parameters that takes a lock of the file, as soon as others leave it. SQLite's own waiting sleeps up to a tenth
    /// of a second between two looks, longer than the gaps of a busy process, and does not wait at all where it fears a deadlock (a change of
    /// the journal, see <c>sqlite3_busy_handler</c>).
    /// </summary>
    /// <returns>Whether it had to wait.</returns>
    /// <exception cref="StorageException">Others hold the file for longer than the time to wait, or the statement failed.</exception>
    public bool ExecuteWhenFree(string text)
    {
        long start = Stopwatch.GetTimestamp();
        bool hasWaited = false;
        raw.sqlite3_busy_timeout(_connection, 0);
        try
        {
            SqliteStatement statement = Prepare(new SqlText(text));
            while (!statement.TryRun())
            {
                if (Stopwatch.GetElapsedTime(start) > _busyTimeout)
                {
                    throw SqliteError.Of(raw.SQLITE_BUSY, null, File);
                }

                hasWaited = true;
                Thread.Sleep(1);
            }

            return hasWaited;
        }
        finally
        {
            WaitWhenBusy();
        }
    }

    public ValueTask<int> ExecuteAsync(SqlText statement, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Execute(statement));
    }

    public ValueTask ExecuteAllAsync(IEnumerable<SqlText> statements, CancellationToken cancellationToken)
    {
        foreach (SqlText statement in statements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Execute(statement) == 0 && statement.MustChange)
            {
                throw new SqlConflictException();
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<ISqlRows> QueryAsync(SqlText statement, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<ISqlRows>(new SqliteRows(Prepare(statement)));
    }

    public long QueryNumber(string text)
    {
        SqliteStatement statement = Prepare(new SqlText(text));
        try
        {
            return statement.Step() ? statement.Integer(0) : 0;
        }
        finally
        {
            statement.Reset();
        }
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in _constant.Values.Concat(_variable.Values))
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    private void WaitWhenBusy() => raw.sqlite3_busy_timeout(_connection, (int)_busyTimeout.TotalMilliseconds);

    private SqliteStatement Prepare(SqlText text)
    {
        Dictionary<string, SqliteStatement> kept = text.IsConstant ? _constant : _variable;
        string key = text.ToString();
        if (!kept.TryGetValue(key, out SqliteStatement? statement))
        {
            if (!text.IsConstant && kept.Count >= KeptVariableStatements)
            {
                Forget(kept);
            }

            statement = new SqliteStatement(_connection, File, key);
            kept.Add(key, statement);
        }

        statement.Bind(text.Parameters);
        return statement;
    }

    private static void Forget(Dictionary<string, SqliteStatement> statements)
    {
        foreach (SqliteStatement statement in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
    }
}
