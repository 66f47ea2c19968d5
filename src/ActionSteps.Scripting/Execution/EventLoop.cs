using System.Collections.Concurrent;

namespace ActionSteps.Scripting.Execution;

/// <summary>Microtasks, timers and answers of the host, in one thread at a time. While nothing is due, no thread is held.</summary>
internal sealed class EventLoop(Realm realm)
{
    private readonly Queue<Job> _jobs = new();
    private readonly ConcurrentQueue<HostAnswer> _answers = new();
    private PriorityQueue<ScriptTimer, (DateTimeOffset Due, int Number)>? _timers;
    private Dictionary<int, ScriptTimer>? _timerIndex;
    private int _lastTimer;
    private int _pendingAnswers;
    private TaskCompletionSource? _wake;

    /// <summary>Whether timers or tasks of the host are outstanding.</summary>
    internal bool HasPendingWork => _pendingAnswers > 0 || _timerIndex is { Count: > 0 };

    internal void Enqueue(Job job)
    {
        realm.Meter.Allocate(56);
        _jobs.Enqueue(job);
    }

    /// <summary>Runs microtasks until none is left.</summary>
    internal void DrainJobs()
    {
        while (_jobs.TryDequeue(out Job job))
        {
            realm.Meter.Charge(1);
            Run(job);
        }
    }

    internal void BeginAnswer()
    {
        if (++_pendingAnswers > realm.Limits.PendingWork)
        {
            throw realm.Meter.Reached(ScriptLimit.PendingWork, realm.Limits.PendingWork.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Called by any thread when a task of the host is done.</summary>
    internal void Post(HostAnswer answer)
    {
        _answers.Enqueue(answer);
        Wake();
    }

    internal int StartTimer(JsObject callback, JsValue[] arguments, TimeSpan delay, bool repeats)
    {
        _timers ??= new();
        _timerIndex ??= [];
        if (_timerIndex.Count >= realm.Limits.PendingWork)
        {
            throw realm.Meter.Reached(ScriptLimit.PendingWork, realm.Limits.PendingWork.ToString(CultureInfo.InvariantCulture));
        }

        realm.Meter.Allocate(200 + (16L * arguments.Length));
        var timer = new ScriptTimer(++_lastTimer, callback, arguments, delay, repeats);
        _timerIndex.Add(timer.Number, timer);
        _timers.Enqueue(timer, (realm.Options.TimeProvider.GetUtcNow() + delay, timer.Number));
        return timer.Number;
    }

    internal void StopTimer(int number) => _timerIndex?.Remove(number);

    /// <summary>Handles one answer of the host or one due timer; false when there is none.</summary>
    internal bool RunNext()
    {
        if (_answers.TryDequeue(out HostAnswer? answer))
        {
            _pendingAnswers--;
            answer.Settle(realm);
            return true;
        }

        while (_timers is not null && _timers.TryPeek(out ScriptTimer? timer, out (DateTimeOffset Due, int Number) order))
        {
            if (!_timerIndex!.ContainsKey(timer.Number))
            {
                _timers.Dequeue();
                continue;
            }

            DateTimeOffset now = realm.Options.TimeProvider.GetUtcNow();
            if (order.Due > now)
            {
                return false;
            }

            _timers.Dequeue();
            if (timer.Repeats)
            {
                _timers.Enqueue(timer, (now + timer.Delay, timer.Number));
            }
            else
            {
                _timerIndex.Remove(timer.Number);
            }

            realm.Meter.Charge(1);
            timer.Callback.Call(realm, JsValue.Undefined, timer.Arguments);
            return true;
        }

        return false;
    }

    /// <summary>Waits for the next answer or timer, but not beyond a point in time; holds no thread.</summary>
    internal async Task WaitAsync(DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        var wake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _wake = wake;
        if (!_answers.IsEmpty)
        {
            _wake = null;
            return;
        }

        TimeProvider time = realm.Options.TimeProvider;
        DateTimeOffset until = NextTimer() is { } due && due < deadline ? due : deadline;
        TimeSpan delay = until - time.GetUtcNow();
        using ITimer? timer = delay < TimeSpan.FromDays(40)
            ? time.CreateTimer(static state => ((TaskCompletionSource)state!).TrySetResult(), wake, delay > TimeSpan.Zero ? delay : TimeSpan.Zero, Timeout.InfiniteTimeSpan)
            : null;
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), wake);
        await wake.Task.ConfigureAwait(false);
        _wake = null;
    }

    internal void Trace(MemoryCensus census)
    {
        census.Count(56L * _jobs.Count);
        foreach (Job job in _jobs)
        {
            census.Visit(job.Target);
            census.Visit(job.Other);
            census.Visit(job.Value);
        }

        foreach (ScriptTimer timer in _timerIndex?.Values.ToArray() ?? [])
        {
            census.Count(200 + (16L * timer.Arguments.Length));
            census.Visit(timer.Callback);
            census.Visit(timer.Arguments);
        }
    }

    private void Wake() => _wake?.TrySetResult();

    private DateTimeOffset? NextTimer()
    {
        while (_timers is not null && _timers.TryPeek(out ScriptTimer? timer, out (DateTimeOffset Due, int Number) order))
        {
            if (_timerIndex!.ContainsKey(timer.Number))
            {
                return order.Due;
            }

            _timers.Dequeue();
        }

        return null;
    }

    private void Run(Job job)
    {
        switch (job.Kind)
        {
            case JobKind.Callback:
                ((JsObject)job.Target).Call(realm, JsValue.Undefined, []);
                break;
            case JobKind.FollowThenable:
                PromiseJobs.Follow(realm, (JsPromise)job.Target, (JsObject)job.Other!, job.Value);
                break;
            default:
                PromiseJobs.React(realm, (PromiseReaction)job.Target, job.State, job.Value);
                break;
        }
    }
}
