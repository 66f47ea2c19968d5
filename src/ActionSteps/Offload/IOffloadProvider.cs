namespace ActionSteps.Offload;

/// <summary>
/// A live chat whose agents take over conversations. A host registers one for each name that its bots use, except for those that bots give a
/// <c>url</c>: they are called by webhook. Called for many sessions at once; implementations must be safe for that.
/// </summary>
public interface IOffloadProvider
{
    /// <summary>The name by which steps and bots know the provider, case-sensitive.</summary>
    string Name { get; }

    /// <summary>Asks for an agent. Tried once, within 10 seconds; an exception counts as declined.</summary>
    /// <param name="request">
    /// The conversation. The same <see cref="OffloadRequest.IdempotencyKey"/> may come again after a crash and is then the same handover.
    /// </param>
    /// <param name="cancellationToken">Signalled when the time is over or the host has cancelled the run.</param>
    /// <returns>Whether the conversation was taken, and whether the bot is silent from now on.</returns>
    Task<OffloadResult> OffloadAsync(OffloadRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Passes a message to the agent who has the conversation. Messages of one session come one after the other, in order.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Signalled when the host shuts down or the time for the delivery is over.</param>
    /// <returns>A task that ends when the message is delivered. An exception is logged as a failed delivery.</returns>
    Task SendUserMessageAsync(OffloadMessage message, CancellationToken cancellationToken);
}
