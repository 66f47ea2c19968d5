using System.Diagnostics;

namespace ActionSteps.Storage.Crash.Tests.Support;

/// <summary>Waits for something outside of the process that tells nobody when it happens.</summary>
internal static class Until
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <returns>Whether it came true in time.</returns>
    public static async Task<bool> TrueAsync(Func<ValueTask<bool>> condition, TimeSpan patience)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > patience)
            {
                return false;
            }

            await Task.Delay(Look);
        }

        return true;
    }

    /// <summary>Waits as long as it goes on, however slowly.</summary>
    /// <param name="condition">What is waited for.</param>
    /// <param name="progress">Changes as long as it goes on.</param>
    /// <param name="patience">How long it may stand still.</param>
    /// <returns>Whether it came true.</returns>
    public static async Task<bool> TrueAsync(Func<bool> condition, Func<int> progress, TimeSpan patience)
    {
        Stopwatch still = Stopwatch.StartNew();
        int last = progress();
        while (!condition())
        {
            int now = progress();
            if (now != last)
            {
                last = now;
                still.Restart();
            }

            if (still.Elapsed > patience)
            {
                return false;
            }

            await Task.Delay(Look);
        }

        return true;
    }

    public static Task<bool> TrueAsync(Func<bool> condition, TimeSpan patience) => TrueAsync(() => ValueTask.FromResult(condition()), patience);
}
