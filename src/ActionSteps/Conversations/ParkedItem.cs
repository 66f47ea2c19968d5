namespace ActionSteps.Conversations;

/// <summary>Something that was given up after its last attempt: an entry of the inbox or an effect of the outbox, exactly one of them. Immutable.</summary>
/// <param name="ConversationId">The conversation.</param>
public sealed record ParkedItem(string ConversationId)
{
    /// <summary>What could not be handled; <c>null</c> for an effect.</summary>
    public InboxEntry? Entry { get; init; }

    /// <summary>What could not be delivered; <c>null</c> for something that could not be handled.</summary>
    public OutboxItem? Effect { get; init; }
}
