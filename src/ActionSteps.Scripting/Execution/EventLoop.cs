using ActionSteps.Scripting.Fetch;

namespace ActionSteps.Scripting.Execution;

/// <summary>Microtasks, timers and answers of the host, in one thread at a time. While nothing is due, no thread is held.</summary>
internal sealed class EventLoop(Realm realm)
{
    private const int MaxStopped = 256;

    private Queue<Job>? _jobs;

    /// <summary>Answers that have arrived, the latest first: a stack that any thread may push to and the run takes as a whole.</summary>
    private HostAnswer? _arrived;

    /// <summary>Answers that the run has taken, in order of arrival.</summary>
    private HostAnswer? _taken;

    /// <summary>Answers that have not been handled.</summary>
    private HostAnswer? _outstanding;
    private PriorityQueue<ScriptTimer, (TimeSpan Due, int Number)>? _timers;
    private Dictionary<int, ScriptTimer>? _timerIndex;
    private int _lastTimer;
    private int _pendingAnswers;
    private WakeSignal? _wake;

    // Where timers count from, whatever time of day the clock tells; there since the first one.
    private long _origin;

    private TimeSpan Now => realm.Options.TimeProvider.GetElapsedTime(_origin);

    /// <summary>Timers and tasks of the host that are outstanding.</summary>
    internal int PendingWork => _pendingAnswers + (_timerIndex?.Count ?? 0);

    internal bool HasPendingWork => PendingWork > 0;

    /// <summary>Outstanding timers and tasks without the requests that the script has aborted, which only have not heard of it yet.</summary>
    internal int CountWantedWork()
    {
        int wanted = PendingWork;
        for (HostAnswer? answer = _outstanding; answer is not null; answer = answer.Earlier)
        {
            if (answer.Receiver is FetchExchange { IsAborted: true })
            {
                wanted--;
            }
        }

        return wanted;
    }

    internal void Enqueue(Job job)
    {
        realm.Meter.Allocate(96);
        (_jobs ??= new()).Enqueue(job);
    }

    /// <summary>Runs microtasks until none is left.</summary>
    internal void DrainJobs()
    {
        while (_jobs is not null && _jobs.TryDequeue(out Job job))
        {
            realm.Meter.Charge(1);
            Run(job);
        }
    }

    internal void BeginAnswer(HostAnswer answer)
    {
        if (_pendingAnswers >= realm.Limits.PendingWork)
        {
            throw realm.Meter.Reached(ScriptLimit.PendingWork, $"{realm.Limits.PendingWork.ToString(CultureInfo.InvariantCulture)} timers or tasks at a time");
        }

        realm.Meter.Allocate(160);
        _pendingAnswers++;
        answer.Earlier = _outstanding;
        if (_outstanding is not null)
        {
            _outstanding.Later = answer;
        }

        _outstanding = answer;
    }

    /// <summary>Called by any thread when a task of the host is done.</summary>
    internal void Post(HostAnswer answer)
    {
        HostAnswer? latest = Volatile.Read(ref _arrived);
        while (true)
        {
            answer.Next = latest;
            HostAnswer? found = Interlocked.CompareExchange(ref _arrived, answer, latest);
            if (ReferenceEquals(found, latest))
            {
                break;
            }

            latest = found;
        }

        Volatile.Read(ref _wake)?.Give(answer.ContinuesHere);
    }

    internal int StartTimer(JsObject callback, JsValue[] arguments, TimeSpan delay, bool repeats)
    {
        if (_timers is null)
        {
            _timers = new();
            _origin = realm.Options.TimeProvider.GetTimestamp();
        }

        _timerIndex ??= [];
        if (_timerIndex.Count >= realm.Limits.PendingWork)
        {
            throw realm.Meter.Reached(ScriptLimit.PendingWork, $"{realm.Limits.PendingWork.ToString(CultureInfo.InvariantCulture)} timers or tasks at a time");
        }

        realm.Meter.Allocate(200 + (16L * arguments.Length));
        var timer = new ScriptTimer(++_lastTimer, callback, arguments, delay, repeats);
        _timerIndex.Add(timer.Number, timer);
        _timers.Enqueue(timer, (Now + delay, timer.Number));
        return timer.Number;
    }

    internal void StopTimer(int number)
    {
        if (_timerIndex is null || !_timerIndex.Remove(number))
        {
            return;
        }

        // Stopped timers leave the queue when they would be due; a script that starts and stops many must not pile them up.
        if (_timers!.Count > MaxStopped + (2 * _timerIndex.Count))
        {
            realm.Meter.Charge(_timers.Count);
            var rest = new PriorityQueue<ScriptTimer, (TimeSpan Due, int Number)>();
            foreach ((ScriptTimer timer, (TimeSpan Due, int Number) order) in _timers.UnorderedItems)
            {
                if (_timerIndex.ContainsKey(timer.Number))
                {
                    rest.Enqueue(timer, order);
                }
            }

            _timers = rest;
        }
    }

    /// <summary>Handles one answer of the host or one due timer; false when there is none.</summary>
    internal bool RunNext()
    {
        if (TakeAnswer() is { } answer)
        {
            answer.Settle(realm);
            return true;
        }

        while (_timers is not null && _timers.TryPeek(out ScriptTimer? timer, out (TimeSpan Due, int Number) order))
        {
            if (!_timerIndex!.ContainsKey(timer.Number))
            {
                _timers.Dequeue();
                continue;
            }

            TimeSpan now = Now;
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

    /// <summary>Waits for the next answer or timer, but no longer than this; holds no thread.</summary>
    internal async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        WakeSignal wake = _wake ??= new WakeSignal();
        ValueTask signal = wake.Arm();
        if (Volatile.Read(ref _arrived) is not null)
        {
            wake.Give(continuesHere: true);
        }

        TimeProvider time = realm.Options.TimeProvider;
        TimeSpan delay = NextTimer() is { } due && due - Now is var left && left < longest ? left : longest;
        using ITimer? timer = delay < TimeSpan.FromDays(40)
            ? time.CreateTimer(static state => ((WakeSignal)state!).Give(continuesHere: false), wake, delay > TimeSpan.Zero ? delay : TimeSpan.Zero, Timeout.InfiniteTimeSpan)
            : null;
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static state => ((WakeSignal)state!).Give(continuesHere: false), wake);
        await signal.ConfigureAwait(false);
    }

    internal void Trace(MemoryCensus census)
    {
        if (_jobs is not null)
        {
            census.Count(96L * _jobs.Count);
            foreach (Job job in _jobs)
            {
                census.Visit(job.Target);
                census.Visit(job.Other);
                census.Visit(job.Value);
            }
        }

        for (HostAnswer? answer = _outstanding; answer is not null; answer = answer.Earlier)
        {
            census.Count(160);
            census.Visit(answer.Receiver);
        }

        foreach (ScriptTimer timer in _timerIndex?.Values.ToArray() ?? [])
        {
            census.Count(200 + (16L * timer.Arguments.Length));
            census.Visit(timer.Callback);
            census.Visit(timer.Arguments);
        }
    }

    private HostAnswer? TakeAnswer()
    {
        if (_taken is null)
        {
            HostAnswer? latest = Volatile.Read(ref _arrived) is null ? null : Interlocked.Exchange(ref _arrived, null);
            while (latest is not null)
            {
                HostAnswer? before = latest.Next;
                latest.Next = _taken;
                _taken = latest;
                latest = before;
            }
        }

        HostAnswer? answer = _taken;
        if (answer is not null)
        {
            _taken = answer.Next;
            answer.Next = null;
            Forget(answer);
        }

        return answer;
    }

    private void Forget(HostAnswer answer)
    {
        _pendingAnswers--;
        if (answer.Later is null)
        {
            _outstanding = answer.Earlier;
        }
        else
        {
            answer.Later.Earlier = answer.Earlier;
        }

        if (answer.Earlier is not null)
        {
            answer.Earlier.Later = answer.Later;
        }

        (answer.Later, answer.Earlier) = (null, null);
    }

    private TimeSpan? NextTimer()
    {
        while (_timers is not null && _timers.TryPeek(out ScriptTimer? timer, out (TimeSpan Due, int Number) order))
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
