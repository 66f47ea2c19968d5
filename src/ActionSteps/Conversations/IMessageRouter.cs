using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations;

/// <summary>
/// Chooses the block that answers a user message that no input block waits for: the host's language understanding. Thread-safe.
/// </summary>
public interface IMessageRouter
{
    /// <summary>Chooses a block.</summary>
    /// <param name="message">The user's message.</param>
    /// <param name="session">The session; the router may write what it found out with <see cref="Session.SetInternal"/>, below <c>internal.nlp</c>.</param>
    /// <param name="cancellationToken">Signalled when the turn is cancelled.</param>
    /// <returns>The id of the block; <c>null</c> when nothing fits: the message is then recorded and not answered.</returns>
    ValueTask<string?> RouteAsync(UserMessage message, Session session, CancellationToken cancellationToken);
}
