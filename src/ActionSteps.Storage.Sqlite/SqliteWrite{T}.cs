using ActionSteps.Storage.Sql;

namespace ActionSteps.Storage.Sqlite;

/// <summary>A transaction with a result.</summary>
internal sealed class SqliteWrite<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken) : SqliteWrite
{
    private readonly TaskCompletionSource<T> _task = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<T>? _done;
    private Exception? _failure;

    public Task<T> Task => _task.Task;

    public override bool IsGivenUp()
    {
        if (cancellationToken.IsCancellationRequested)
        {
            _task.TrySetCanceled(cancellationToken);
            return true;
        }

        return false;
    }

    public override bool TryRun(SqliteSession session)
    {
        _failure = null;
        try
        {
            // Nothing of this store waits for anything else, so the work is done at once.
            _done = work(session).AsTask();
            _done.GetAwaiter().GetResult();
            return true;
        }
        catch (Exception failure)
        {
            _failure = failure;
            return false;
        }
    }

    public override void Fail(Exception failure) => _failure = failure;

    public override void Complete()
    {
        if (_failure is OperationCanceledException)
        {
            _task.TrySetCanceled(cancellationToken);
        }
        else if (_failure is not null || _done is null)
        {
            _task.TrySetException(_failure ?? new InvalidOperationException("The transaction did not run."));
        }
        else
        {
            _task.TrySetFromTask(_done);
        }
    }
}
