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

    public static Task<bool> TrueAsync(Func<bool> condition, TimeSpan patience) => TrueAsync(() => ValueTask.FromResult(condition()), patience);
}
