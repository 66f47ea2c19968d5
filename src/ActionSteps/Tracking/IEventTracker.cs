namespace ActionSteps.Tracking;

/// <summary>Takes the tracked events of all bots. Called for many sessions at once; implementations must be safe for that.</summary>
public interface IEventTracker
{
    /// <summary>Takes one event.</summary>
    /// <param name="trackedEvent">The event. The same <see cref="TrackedEvent.Id"/> may come again after a crash.</param>
    /// <param name="cancellationToken">Signalled when the host shuts down or the time for the delivery is over.</param>
    /// <returns>A task that ends when the event is safe. An exception is logged as a failed delivery; the flow of the bot goes on.</returns>
    Task TrackAsync(TrackedEvent trackedEvent, CancellationToken cancellationToken);
}
