using System.Collections.Concurrent;
using System.Diagnostics;
using ActionSteps.Storage.Sql;

namespace ActionSteps.Storage.Sqlite;

/// <summary>
/// Runs the transactions of a process on its one writing connection. Those that come while one is being committed share the next commit, so
/// that many conversations together pay for one write to the disk. Thread-safe.
/// </summary>
internal sealed class SqliteWriter(SqliteSession session)
{
    private const int MostTogether = 256;

    // Other processes look for a gap about once a millisecond; without one they could wait for ever. A writer that has nothing to do for a
    // tenth of the time leaves enough of them.
    private static readonly TimeSpan LongestWithoutGap = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan EnoughGaps = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(1.2);

    private readonly ConcurrentQueue<SqliteWrite> _queue = new();
    private long _lastGap = Stopwatch.GetTimestamp();
    private long _idleSince = Stopwatch.GetTimestamp();
    private TimeSpan _idle;
    private int _isRunning;

    public ValueTask<T> WriteAsync<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        SqliteWrite<T> write = new(work, cancellationToken);
        _queue.Enqueue(write);
        if (Interlocked.CompareExchange(ref _isRunning, 1, 0) == 0)
        {
            _idle += Stopwatch.GetElapsedTime(_idleSince);
            RunNext();
        }

        return new ValueTask<T>(write.Task);
    }

    /// <summary>Waits until nothing is being written and keeps it so.</summary>
    public void Stop()
    {
        while (Interlocked.CompareExchange(ref _isRunning, 1, 0) != 0)
        {
            Thread.Sleep(1);
        }
    }

    private void RunNext()
    {
        List<SqliteWrite> writes = [];
        while (writes.Count < MostTogether && _queue.TryDequeue(out SqliteWrite? write))
        {
            if (!write.IsGivenUp())
            {
                writes.Add(write);
            }
        }

        Run(writes);

        // Whoever came first is not kept for the sake of those who came later.
        if (!_queue.IsEmpty)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static writer => writer.RunNext(), this, preferLocal: false);
            return;
        }

        _idleSince = Stopwatch.GetTimestamp();
        Volatile.Write(ref _isRunning, 0);
        if (!_queue.IsEmpty && Interlocked.CompareExchange(ref _isRunning, 1, 0) == 0)
        {
            RunNext();
        }
    }

    private void Run(List<SqliteWrite> writes)
    {
        if (writes.Count > 1 && TryRunTogether(writes))
        {
            return;
        }

        foreach (SqliteWrite write in writes)
        {
            RunAlone(write);
        }
    }

    private bool TryRunTogether(List<SqliteWrite> writes)
    {
        try
        {
            Begin();
            foreach (SqliteWrite write in writes)
            {
                session.Execute("SAVEPOINT one");
                if (!write.TryRun(session))
                {
                    session.Execute("ROLLBACK TO one");
                }

                session.Execute("RELEASE one");
            }

            session.Execute("COMMIT");
        }
        catch (StorageException)
        {
            // The fault of one must not be the fault of all: each runs again by itself and has its own result.
            Undo();
            return false;
        }

        foreach (SqliteWrite write in writes)
        {
            write.Complete();
        }

        return true;
    }

    private void RunAlone(SqliteWrite write)
    {
        try
        {
            Begin();
            if (write.TryRun(session))
            {
                session.Execute("COMMIT");
            }
            else
            {
                Undo();
            }
        }
        catch (StorageException failure)
        {
            write.Fail(failure);
            Undo();
        }

        write.Complete();
    }

    private void Begin()
    {
        if (Stopwatch.GetElapsedTime(_lastGap) > LongestWithoutGap)
        {
            if (_idle < EnoughGaps)
            {
                Thread.Sleep(Gap);
            }

            HadGap();
        }

        if (session.ExecuteWhenFree("BEGIN IMMEDIATE"))
        {
            HadGap();
        }
    }

    private void HadGap() => (_lastGap, _idle) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);

    private void Undo()
    {
        if (session.IsInTransaction)
        {
            session.Execute("ROLLBACK");
        }
    }
}
