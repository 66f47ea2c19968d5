using ActionSteps.Storage.Sql;

namespace ActionSteps.Storage.Sqlite;

/// <summary>A transaction with a result.</summary>
internal sealed class SqliteWrite<T>(Func<ISqlSession, ValueTask<T>> work, CancellationToken cancellationToken) : SqliteWrite
{
    private readonly TaskCompletionSource<T> _task = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ValueTask<T> _result;
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
            _result = ValueTask.FromResult(work(session).GetAwaiter().GetResult());
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
        switch (_failure)
        {
            case null:
                _task.TrySetResult(_result.Result);
                break;
            case OperationCanceledException:
                _task.TrySetCanceled(cancellationToken);
                break;
            default:
                _task.TrySetException(_failure);
                break;
        }
    }
}
