using System.Diagnostics;
using System.Globalization;
using ActionSteps.Storage.Crash.Tests.Support;
using ActionSteps.Testing.Faults;

namespace ActionSteps.Storage.Crash.Tests.Processes;

/// <summary>
/// Chooses how each worker ends: at a random instant, at a numbered fault point, before or after one of the calls of a runner, or at a
/// random instant after it has stood still for longer than its lease. Each in turn, so that any number of kills has all of them.
/// </summary>
internal sealed class KillSchedule(int kills, int seed)
{
    private static readonly string[] Calls =
    [
        nameof(FaultyConversationStore.TryCommitAsync), nameof(FaultyConversationStore.LoadAsync), nameof(FaultyConversationStore.AcceptAsync),
        nameof(FaultyConversationStore.AcknowledgeAsync), nameof(FaultyConversationStore.RenewWorkerAsync),
        nameof(FaultyConversationStore.ListWorkAsync), nameof(FaultyConversationStore.RetireWorkerAsync),
    ];

    private readonly Lock _lock = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Random _random = new(seed);
    private int _next;

    /// <summary>How many workers have ended by now, by the way in which they did.</summary>
    public SortedDictionary<string, int> Done { get; } = new(StringComparer.Ordinal);

    /// <summary>How many are still to come.</summary>
    public int Left
    {
        get
        {
            lock (_lock)
            {
                return kills - Done.Values.Sum();
            }
        }
    }

    /// <summary>The next way to end; <c>null</c> when there were enough, or the time for them is over.</summary>
    public WorkerEnd? TryTake()
    {
        lock (_lock)
        {
            if (_next == kills || _watch.Elapsed > Proof.WorkingTime)
            {
                return null;
            }

            int number = _next++;
            TimeSpan life = TimeSpan.FromMilliseconds(_random.Next(1, 1_000));
            if (number % 10 == 9)
            {
                return new WorkerEnd("none", life) { IsStalledFirst = true };
            }

            return (number % 3) switch
            {
                0 => new WorkerEnd("none", life),
                1 => new WorkerEnd(string.Create(CultureInfo.InvariantCulture, $"point:{_random.Next(1, 250)}"), life),
                _ => AtCall(number / 3, life),
            };
        }
    }

    public void Count(string way)
    {
        lock (_lock)
        {
            Done[way] = Done.GetValueOrDefault(way) + 1;
        }
    }

    /// <summary>A random number of the same chance.</summary>
    public int Next(int below)
    {
        lock (_lock)
        {
            return _random.Next(below);
        }
    }

    private WorkerEnd AtCall(int number, TimeSpan life)
    {
        string call = Calls[number % Calls.Length];
        FaultMoment moment = number / Calls.Length % 2 == 0 ? FaultMoment.After : FaultMoment.Before;
        int times = call switch
        {
            nameof(FaultyConversationStore.RetireWorkerAsync) => 1,
            nameof(FaultyConversationStore.RenewWorkerAsync) => _random.Next(1, 3),
            nameof(FaultyConversationStore.AcknowledgeAsync) or nameof(FaultyConversationStore.ListWorkAsync) => _random.Next(1, 5),
            _ => _random.Next(1, 30),
        };
        return new WorkerEnd(string.Create(CultureInfo.InvariantCulture, $"call:{call}:{moment}:{times}"), life);
    }
}
