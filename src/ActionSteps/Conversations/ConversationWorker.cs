namespace ActionSteps.Conversations;

/// <summary>
/// Takes up what a process leaves to do in a store that processes share: turns that were interrupted, accepted messages, waits that are
/// over and undelivered effects, of conversations that nobody or a dead process works on. One for each runner, from the start of the host
/// to its end. Thread-safe.
/// </summary>
/// <remarks>
/// What the runner of the same process has begun, or knows to become due, it does itself without waiting for the worker. What became due is
/// begun in the order of its time, in turn with what could be done at once; within a conversation a wait that is over goes before messages
/// that come later. What a dead process had not begun waits for the next look, what it had begun at the longest
/// <see cref="ConversationOptions.WorkerLease"/> and a look (<see cref="ConversationWorkerOptions.PollInterval"/>), both from when a worker
/// lives again; on top comes the time that the work before it takes with <see cref="ConversationWorkerOptions.MaxParallel"/> conversations
/// at a time. What has failed, and what a process left undelivered behind it, waits for the next attempt.
/// </remarks>
public sealed class ConversationWorker : IAsyncDisposable
{
    // A timer for each of a million conversations that wait until tomorrow would only take memory.
    private static readonly TimeSpan Horizon = TimeSpan.FromMinutes(5);

    // Behind everything that could be done at once.
    private static readonly ConversationWork FirstDue = new(string.Empty, DateTimeOffset.MinValue.AddTicks(1));

    private const int ForgottenTogether = 500;
    private static readonly TimeSpan ForgettingPause = TimeSpan.FromMinutes(10);

    private readonly ConversationRunner _runner;
    private readonly ConversationWorkerOptions _options;
    private readonly Lock _lock = new();

    // Only a look touches it, and there is one at a time.
    private readonly List<Task> _begun = [];
    private ITimer? _timer;
    private Task _looking = Task.CompletedTask;
    private bool _isStopped;
    private int _backlog;
    private DateTimeOffset? _lastLook;
    private long _lastLookTimestamp;
    private readonly EvenClock _evenClock;
    private long _nextForgetting;
    private string? _fault;

    /// <summary>A worker for the conversations of a runner; <see cref="StartAsync"/> lets it begin.</summary>
    /// <param name="runner">Handles what the worker finds.</param>
    /// <param name="options">How it works; the defaults when left out.</param>
    /// <exception cref="ArgumentException">Options are out of range; the message lists all of them.</exception>
    public ConversationWorker(ConversationRunner runner, ConversationWorkerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(runner);
        _runner = runner;
        _options = options ?? new ConversationWorkerOptions();
        _options.Check();
        _evenClock = new EvenClock(runner.Clock);
    }

    /// <summary>How the worker stands.</summary>
    public ConversationWorkerHealth Health
    {
        get
        {
            lock (_lock)
            {
                bool isRecent = _lastLook is not null && _runner.Clock.GetElapsedTime(_lastLookTimestamp) < 4 * _options.PollInterval;
                return new ConversationWorkerHealth(_timer is not null && _fault is null && isRecent, _lastLook, _backlog, _fault);
            }
        }
    }

    /// <summary>Begins: looks for work now and from then on every <see cref="ConversationWorkerOptions.PollInterval"/>.</summary>
    /// <param name="cancellationToken">Cancels the first look.</param>
    /// <exception cref="InvalidOperationException">The worker was stopped.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Task first;
        lock (_lock)
        {
            if (_isStopped)
            {
                throw new InvalidOperationException("The worker was stopped. Make a new one.");
            }

            if (_timer is not null)
            {
                return;
            }

            _runner.LeaveToWorker(Horizon);
            ConversationMetrics.Watch(this);
            _timer = _runner.Clock.CreateTimer(Tick, null, _options.PollInterval, _options.PollInterval);
            _looking = first = LookAsync();
        }

        await first.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until the worker has looked once more and everything that it then knew to be due is done.</summary>
    public async Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        await _looking.WaitAsync(cancellationToken).ConfigureAwait(false);
        await _runner.WhenIdleAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Stops looking for work and waits for what is being worked on, so that the host can shut down. Whatever is not done by then stays in
    /// the store for the next process; turns that are still running when the time is over are taken up by it.
    /// </summary>
    /// <param name="timeout">How long to wait; not negative.</param>
    /// <returns>Whether everything was done in time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public async Task<bool> DrainAsync(TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        ITimer? timer;
        lock (_lock)
        {
            _isStopped = true;
            (timer, _timer) = (_timer, null);
        }

        timer?.Dispose();
        ConversationMetrics.Forget(this);
        try
        {
            await Task.WhenAll(_looking, _runner.DisposeAsync().AsTask()).WaitAsync(timeout, _runner.Clock).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Drains for as long as <see cref="ConversationWorkerOptions.DrainTimeout"/> says.</summary>
    public async ValueTask DisposeAsync() => await DrainAsync(_options.DrainTimeout).ConfigureAwait(false);

    /// <summary>How many conversations had something to do when the worker last looked.</summary>
    internal int Backlog => Volatile.Read(ref _backlog);

    private void Tick(object? state)
    {
        lock (_lock)
        {
            if (!_isStopped && _looking.IsCompleted)
            {
                _looking = LookAsync();
            }
        }
    }

    private async Task LookAsync()
    {
        // Never on the thread of the timer, and never within the lock of whoever asks.
        await Task.Yield();
        try
        {
            int found = await BeginAsync().ConfigureAwait(false);
            await ForgetAsync().ConfigureAwait(false);
            Tell(found, null);
        }
        catch (Exception failure)
        {
            ConversationLog.WorkFailed(_runner.Logger, failure);
            Tell(_backlog, $"{failure.GetType().Name}: {failure.Message}");
        }
    }

    /// <summary>Begins what is due, page by page, as far as there is room for it.</summary>
    private async Task<int> BeginAsync()
    {
        int found = 0;
        WorkQuery query = new(_runner.Worker, _runner.Clock.GetUtcNow() + TimeSpan.FromTicks(1), _options.PageSize);
        while (!_isStopped)
        {
            IReadOnlyList<ConversationWork> page = await _runner.Store.ListWorkAsync(query, CancellationToken.None).ConfigureAwait(false);
            found += page.Count;
            foreach (ConversationWork work in await OrderAsync(query, page).ConfigureAwait(false))
            {
                if (!_runner.IsBusy(work.ConversationId))
                {
                    await WhenRoomAsync().ConfigureAwait(false);
                    _begun.Add(_runner.Begin(work.ConversationId));
                }
            }

            if (page.Count < query.Limit)
            {
                break;
            }

            query = query with { After = page[^1] };
        }

        return found;
    }

    /// <summary>
    /// The order in which a page is begun. What could be done at once has no time by which to order it: it comes in any order, another one at
    /// each look, and in turn with what became due, the earliest first. So nothing is always the last where processes die young.
    /// </summary>
    private async ValueTask<IEnumerable<ConversationWork>> OrderAsync(WorkQuery query, IReadOnlyList<ConversationWork> page)
    {
        ConversationWork[] atOnce = [.. page.TakeWhile(static work => work.DueTime == DateTimeOffset.MinValue)];
        IReadOnlyList<ConversationWork> due = atOnce.Length == query.Limit
            ? await _runner.Store.ListWorkAsync(query with { After = FirstDue }, CancellationToken.None).ConfigureAwait(false)
            : [.. page.Skip(atOnce.Length)];
        Random.Shared.Shuffle(atOnce);
        int pairs = Math.Min(atOnce.Length, due.Count);
        return
        [
            .. due.Zip(atOnce).SelectMany(static pair => new[] { pair.First, pair.Second }),
            .. due.Skip(pairs),
            .. atOnce.Skip(pairs),
        ];
    }

    /// <summary>
    /// Waits for room among what the worker itself has begun. What the process accepts or knows to become due does not count: however busy
    /// that keeps it, what others have left is taken up.
    /// </summary>
    private async ValueTask WhenRoomAsync()
    {
        while (_begun.Count >= _options.MaxParallel)
        {
            await Task.WhenAny(_begun).ConfigureAwait(false);
            _begun.RemoveAll(static work => work.IsCompleted);
        }
    }

    /// <summary>
    /// Deletes what has been silent for too long, a part each time, so that no look takes long; nothing soon after the clock has jumped ahead,
    /// when everything seems old.
    /// </summary>
    private async Task ForgetAsync()
    {
        bool isEven = _evenClock.IsEven();
        if (_options.Retention == Timeout.InfiniteTimeSpan || !isEven || _runner.Clock.GetTimestamp() < _nextForgetting)
        {
            return;
        }

        DateTimeOffset before = _runner.Clock.GetUtcNow() - _options.Retention;
        if (await _runner.Store.DeleteInactiveAsync(before, ForgottenTogether, CancellationToken.None).ConfigureAwait(false) < ForgottenTogether)
        {
            _nextForgetting = _runner.Clock.GetTimestamp() + (long)(ForgettingPause.TotalSeconds * _runner.Clock.TimestampFrequency);
        }
    }

    private void Tell(int backlog, string? fault)
    {
        lock (_lock)
        {
            _backlog = backlog;
            _fault = fault;
            if (fault is null)
            {
                (_lastLook, _lastLookTimestamp) = (_runner.Clock.GetUtcNow(), _runner.Clock.GetTimestamp());
            }
        }
    }
}
