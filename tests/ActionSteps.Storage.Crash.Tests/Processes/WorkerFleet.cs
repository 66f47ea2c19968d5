using System.Collections.Concurrent;

namespace ActionSteps.Storage.Crash.Tests.Processes;

/// <summary>Some workers on one store. Each is killed as the schedule says and replaced, and the last ones live.</summary>
internal sealed class WorkerFleet(string store, int receiver, KillSchedule schedule) : IAsyncDisposable
{
    // A worker that does not come to its fault point in this time is killed where it is.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Stall = CrashLimits.Lease + TimeSpan.FromSeconds(1);
    private readonly WorkerProcess?[] _workers = new WorkerProcess?[3];
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _starts;

    /// <summary>What workers have complained about, each kind of complaint once.</summary>
    public IReadOnlyList<string> Errors => [.. _errors.Distinct().Take(20)];

    /// <summary>Fails with <see cref="WorkerFailedException"/> as soon as a worker ends by itself; never ends otherwise.</summary>
    public Task Failed => _failed.Task;

    /// <summary>How many workers were started.</summary>
    public int Starts => _starts;

    /// <summary>A worker that takes requests; <c>null</c> when none does at this moment.</summary>
    public WorkerProcess? TryPick(Random random)
    {
        WorkerProcess[] running = [.. _workers.OfType<WorkerProcess>().Where(worker => worker.IsRunning)];
        return running.Length == 0 ? null : running[random.Next(running.Length)];
    }

    /// <summary>Kills and replaces until the schedule is done; then every place has a worker that lives.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, _workers.Length).Select(place => Task.Run(() => RunAsync(place, cancellationToken), cancellationToken)));

    /// <summary>Asks the last workers to end by themselves.</summary>
    /// <returns>Their last words.</returns>
    public async Task<IReadOnlyList<string?>> DrainAsync(TimeSpan patience)
    {
        WorkerProcess[] last = [.. _workers.OfType<WorkerProcess>()];
        Array.ForEach(last, worker => worker.Close());
        await Task.WhenAll(last.Select(worker => worker.Ended)).WaitAsync(patience);
        return [.. last.Select(worker => worker.LastWord)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (WorkerProcess worker in _workers.OfType<WorkerProcess>())
        {
            Keep(worker);
            await worker.DisposeAsync();
        }
    }

    private async Task RunAsync(int place, CancellationToken cancellationToken)
    {
        while (schedule.TryTake() is { } end)
        {
            WorkerProcess worker = Start(place, end.Plan);
            await worker.Ready.WaitAsync(cancellationToken);
            string way = await EndAsync(worker, end, cancellationToken);
            _workers[place] = null;
            schedule.Count(way);
            Keep(worker);
            await worker.DisposeAsync();
        }

        await Start(place, "none").Ready.WaitAsync(cancellationToken);
    }

    private static async Task<string> EndAsync(WorkerProcess worker, WorkerEnd end, CancellationToken cancellationToken)
    {
        if (end.IsStalledFirst)
        {
            await Task.WhenAny(worker.Ended, Task.Delay(end.Life, cancellationToken));
            await worker.StallAsync(Stall);
        }
        else if (end.IsClosed)
        {
            await Task.WhenAny(worker.Ended, Task.Delay(end.Life, cancellationToken));
            worker.Close();
        }

        bool isFromOutside = end.Plan == "none";
        await Task.WhenAny(worker.Ended, Task.Delay(isFromOutside ? end.Life : Longest, cancellationToken));
        bool isDead = worker.Ended.IsCompleted;
        await worker.KillAsync();
        return !worker.WasKilled ? "by itself" : isDead != isFromOutside ? end.Way : "before its fault point";
    }

    private WorkerProcess Start(int place, string plan)
    {
        WorkerProcess worker = new(store, receiver, plan);
        _workers[place] = worker;
        Interlocked.Increment(ref _starts);
        _ = WatchAsync(worker);
        return worker;
    }

    private async Task WatchAsync(WorkerProcess worker)
    {
        await worker.Ended;
        if (worker.Failure is { } failure)
        {
            _failed.TrySetException(failure);
        }
    }

    private void Keep(WorkerProcess worker)
    {
        foreach (string error in worker.Errors)
        {
            _errors.Enqueue(error[..Math.Min(error.Length, 600)]);
        }
    }
}
