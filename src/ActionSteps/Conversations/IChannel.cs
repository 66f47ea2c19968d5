namespace ActionSteps.Conversations;

/// <summary>
/// Where messages, window events and the end of a conversation go: the host's way to the user. Thread-safe; called in order within a
/// conversation, side by side for different ones.
/// </summary>
public interface IChannel
{
    /// <summary>Delivers one effect to the user.</summary>
    /// <param name="delivery">What to deliver. The key is the same when it is delivered again after a crash, so that a receiver can
    /// recognise the repeat.</param>
    /// <param name="cancellationToken">Signalled when the delivery takes longer than <see cref="ConversationOptions.DeliveryTimeout"/>.</param>
    /// <remarks>An exception is logged; later effects are delivered all the same.</remarks>
    ValueTask DeliverAsync(Delivery delivery, CancellationToken cancellationToken);
}
