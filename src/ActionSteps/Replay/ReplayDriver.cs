namespace ActionSteps.Replay;

/// <summary>
/// Lets waits of a replayed run pass as soon as the run does nothing but wait: no thread works for it, and a wait has begun since the last
/// one that passed. Whoever waits for something else is given a while.
/// </summary>
internal sealed class ReplayDriver(ReplayClock clock)
{
    // Scripts wait this long at most; what lies further away is the deadline of a step, which most often is never reached.
    private static readonly TimeSpan s_longestScriptWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(500);

    private int _threads;

    /// <summary>Runs something on the clock.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> run)
    {
        AsyncLocal<bool> isInside = new(Count);
        Task<T> running = Task.Run(async () =>
        {
            isInside.Value = true;
            return await run().ConfigureAwait(false);
        });
        long seen = 0;
        long idleSince = TimeProvider.System.GetTimestamp();
        while (!running.IsCompleted)
        {
            bool isIdle = Volatile.Read(ref _threads) == 0;
            long waits = clock.Waits;
            bool isWaiting = isIdle && waits != seen && clock.UntilNext <= s_longestScriptWait;
            bool isStuck = isIdle && TimeProvider.System.GetElapsedTime(idleSince) > s_patience;
            if (isWaiting || isStuck)
            {
                seen = waits;
                clock.MoveOn();
                idleSince = TimeProvider.System.GetTimestamp();
                continue;
            }

            if (!isIdle)
            {
                idleSince = TimeProvider.System.GetTimestamp();
            }

            await Task.WhenAny(running, Task.Delay(s_look)).ConfigureAwait(false);
        }

        return await running.ConfigureAwait(false);
    }

    /// <summary>Counts the threads that work for the run: it goes wherever its context goes.</summary>
    private void Count(AsyncLocalValueChangedArgs<bool> change)
    {
        if (change.CurrentValue != change.PreviousValue)
        {
            Interlocked.Add(ref _threads, change.CurrentValue ? 1 : -1);
        }
    }
}
