namespace ActionSteps.Conversations;

/// <summary>
/// Something that was given up after its last attempt: an entry of the inbox, an effect of the outbox, or one of them that cannot be read
/// any more; exactly one of the three. Immutable.
/// </summary>
/// <param name="ConversationId">The conversation.</param>
public sealed record ParkedItem(string ConversationId)
{
    /// <summary>What could not be handled; <c>null</c> for something else.</summary>
    public InboxEntry? Entry { get; init; }

    /// <summary>What could not be delivered; <c>null</c> for something else.</summary>
    public OutboxItem? Effect { get; init; }

    /// <summary>What cannot be read; <c>null</c> for something else.</summary>
    public ParkedDamage? Damage { get; init; }

    internal bool IsEffect => Effect is not null || Damage is { IsEffect: true };

    internal long Sequence => Entry?.Sequence ?? Effect?.Sequence ?? Damage?.Sequence ?? 0;
}
