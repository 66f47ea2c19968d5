using System.Collections.Concurrent;
using ActionSteps.Storage.Sql;

namespace ActionSteps.Storage.Sqlite;

/// <summary>
/// One SQLite file that holds what ActionSteps keeps: conversations, tables and knowledge. Makes the file when there is none and brings an
/// older one up to date. Several processes of one machine may use it at the same time. Thread-safe; whoever makes it disposes of it, after
/// the last call.
/// </summary>
/// <remarks>
/// A call that has returned survives a loss of power. Calls work on the thread that makes them. The folder of the file holds two more files
/// while the database is in use; they belong to it. Network folders are not safe.
/// </remarks>
public sealed class SqliteDatabase : ISqlDatabase, IDisposable
{
    private readonly SqliteOptions _options;
    private readonly SqliteSession _writing;
    private readonly SqliteWriter _writer;
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly SemaphoreSlim _freeReaders;
    private bool _isDisposed;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file; it is made when it is missing, its folder is not.</param>
    /// <param name="options">How it is used; the defaults when left out.</param>
    /// <exception cref="ArgumentException">The path is empty, or options are out of range; the message lists all of them.</exception>
    /// <exception cref="StorageException">
    /// The file cannot be used: it is damaged, of another program, of a newer version, not writable, or there is no room. It was not changed.
    /// </exception>
    public SqliteDatabase(string path, SqliteOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _options = options ?? new SqliteOptions();
        _options.Check();
        File = Path.GetFullPath(path);
        _freeReaders = new SemaphoreSlim(_options.MaxReaders);
        _writing = SqliteSession.Open(File, _options.BusyTimeout, _options.Clock, mayCreate: true);
        try
        {
            SqliteSchema.Prepare(_writing, SqliteDialect.Instance, _options);
            _writer = new SqliteWriter(_writing);
        }
        catch
        {
            _writing.Dispose();
            _freeReaders.Dispose();
            throw;
        }
    }

    /// <summary>The full path of the file.</summary>
    public string File { get; }

    SqlDialect ISqlDatabase.Dialect => SqliteDialect.Instance;

    internal SqliteOptions Options => _options;

    /// <summary>Closes the file, after the last transaction.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _writer.Stop();
        foreach (SqliteSession reader in _readers)
        {
            reader.Dispose();
        }

        _writing.Dispose();
        _freeReaders.Dispose();
    }

    ValueTask<List<T>> ISqlDatabase.ListAsync<T>(SqlText statement, Func<ISqlRows, T> read, CancellationToken cancellationToken) =>
        UseReaderAsync(reader => reader.ListAsync(statement, read, cancellationToken), cancellationToken);

    ValueTask<T> ISqlDatabase.ReadAsync<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken) => UseReaderAsync(
        async reader =>
        {
            reader.Execute("BEGIN");
            try
            {
                return await work(reader).ConfigureAwait(false);
            }
            finally
            {
                if (reader.IsInTransaction)
                {
                    reader.Execute("ROLLBACK");
                }
            }
        },
        cancellationToken);

    private async ValueTask<T> UseReaderAsync<T>(Func<SqliteSession, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        await _freeReaders.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            SqliteSession reader = _readers.TryTake(out SqliteSession? free)
                ? free
                : SqliteSession.Open(File, _options.BusyTimeout, _options.Clock, mayCreate: false);
            try
            {
                return await work(reader).ConfigureAwait(false);
            }
            finally
            {
                _readers.Add(reader);
            }
        }
        finally
        {
            _freeReaders.Release();
        }
    }

    ValueTask<T> ISqlDatabase.WriteAsync<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        return _writer.WriteAsync(work, cancellationToken);
    }

    ValueTask<bool> ISqlDatabase.WriteAllAsync(IReadOnlyList<SqlText> statements, CancellationToken cancellationToken) =>
        ((ISqlDatabase)this).WriteAsync(
            async session =>
            {
                await session.ExecuteAllAsync(statements, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
}
