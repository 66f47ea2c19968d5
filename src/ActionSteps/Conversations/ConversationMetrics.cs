using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ActionSteps.Execution;

namespace ActionSteps.Conversations;

/// <summary>Figures of conversations for the host's tools, in the meter of <see cref="Telemetry"/>. Tags name what happened, never whose conversation.</summary>
internal static class ConversationMetrics
{
    private static readonly Meter Meter = new(Telemetry.Name);

    private static readonly ConcurrentDictionary<ConversationWorker, bool> Workers = new();

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "actionsteps.retries", "{attempt}", "Attempts that failed and are made again or given up, by kind: delivery, message.");

    private static readonly Counter<long> Conflicts = Meter.CreateCounter<long>(
        "actionsteps.conflicts", "{commit}", "Commits that were refused because somebody else was faster.");

    private static readonly Counter<long> Parked = Meter.CreateCounter<long>(
        "actionsteps.parked", "{item}", "Messages and effects that were given up after their last attempt, by kind: delivery, message.");

    private static readonly Counter<long> Recovered = Meter.CreateCounter<long>(
        "actionsteps.recovered", "{turn}", "Turns that another process had begun, or this one before an error, and that went on.");

    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>(
        "actionsteps.timer.lateness", "s", "How long after their due time waits went on.");

    public static void CountRetry(string kind) => Retries.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public static void CountParked(string kind) => Parked.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public static void CountConflict() => Conflicts.Add(1);

    public static void CountRecovered() => Recovered.Add(1);

    public static void RecordLateness(TimeSpan lateness) => Lateness.Record(Math.Max(0, lateness.TotalSeconds));

    /// <summary>What all workers of the process together had to do, asked for when somebody looks.</summary>
    public static ObservableGauge<int> Backlog { get; } = Meter.CreateObservableGauge(
        "actionsteps.backlog",
        static () => Workers.Keys.Sum(static worker => worker.Backlog),
        "{conversation}",
        "Conversations that had something to do when the workers last looked.");

    /// <summary>Counts the backlog of a worker from now on.</summary>
    public static void Watch(ConversationWorker worker) => Workers.TryAdd(worker, true);

    /// <summary>Forgets a worker that has stopped.</summary>
    public static void Forget(ConversationWorker worker) => Workers.TryRemove(worker, out _);
}
