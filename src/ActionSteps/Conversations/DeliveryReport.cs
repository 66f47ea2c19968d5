namespace ActionSteps.Conversations;

/// <summary>What became of effects of one conversation. Immutable.</summary>
/// <param name="ConversationId">The conversation.</param>
public sealed record DeliveryReport(string ConversationId)
{
    /// <summary>The sequences of effects that were delivered and leave the outbox; unknown ones are no fault.</summary>
    public IReadOnlyList<long> Delivered { get; init; } = [];

    /// <summary>Effects that could not be delivered, each taking the place of the stored one of its sequence: with the number of attempts,
    /// and either the time of the next one or the mark that it is parked. Those that are gone are no fault.</summary>
    public IReadOnlyList<OutboxItem> Failed { get; init; } = [];
}
