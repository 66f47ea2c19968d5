using System.Collections.Concurrent;
using ActionSteps.Tracking;

namespace ActionSteps.Testing.Tracking;

/// <summary>A tracker that only remembers the events. Thread-safe.</summary>
public sealed class RecordingEventTracker : IEventTracker
{
    private readonly ConcurrentQueue<TrackedEvent> _events = new();

    /// <summary>The events so far, oldest first; those that raised <see cref="Failure"/> included.</summary>
    public IReadOnlyList<TrackedEvent> Events => [.. _events];

    /// <summary>What every event raises instead of being taken; <c>null</c>, the default, for nothing.</summary>
    public Exception? Failure { get; set; }

    /// <inheritdoc/>
    public Task TrackAsync(TrackedEvent trackedEvent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trackedEvent);
        cancellationToken.ThrowIfCancellationRequested();
        _events.Enqueue(trackedEvent);
        return Failure is null ? Task.CompletedTask : Task.FromException(Failure);
    }
}
