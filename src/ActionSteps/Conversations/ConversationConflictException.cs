namespace ActionSteps.Conversations;

/// <summary>Somebody else has committed to a conversation in between, more often than the runner tries again.</summary>
public sealed class ConversationConflictException : ActionStepsException
{
    internal ConversationConflictException(string conversationId, int attempts)
        : base($"Conversation \"{conversationId}\" was changed by somebody else during each of {attempts} attempts. Let one process at a time work on a conversation.") =>
        ConversationId = conversationId;

    internal ConversationConflictException(string conversationId, TimeSpan waited)
        : base($"Another process has worked on conversation \"{conversationId}\" for {waited.TotalSeconds:0.###} s. Accept the message instead, or raise {nameof(ConversationOptions.OwnerTimeout)}.") =>
        ConversationId = conversationId;

    /// <summary>The conversation.</summary>
    public string ConversationId { get; }
}
