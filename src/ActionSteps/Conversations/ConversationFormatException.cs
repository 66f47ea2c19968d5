namespace ActionSteps.Conversations;

/// <summary>Stored text of a conversation is not what <see cref="ConversationJson"/> writes: corrupt, foreign, or of a newer version.</summary>
public sealed class ConversationFormatException : ActionStepsException
{
    private readonly string _fault;
    private readonly bool _isNewer;

    internal ConversationFormatException(string place, string fault, Exception? innerException = null, bool isNewer = false)
        : base($"Stored conversation data cannot be read: {place} {fault}", innerException) =>
        (Place, _fault, _isNewer) = (place, fault, isNewer);

    private ConversationFormatException(ConversationFormatException cause, string conversationId, string part)
        : base(
            $"The {part} of conversation \"{conversationId}\" cannot be read: {cause.Place} {cause._fault}"
            + (cause._isNewer ? string.Empty : " Restore it from a backup, or delete the conversation; others go on."),
            cause)
    {
        (Place, _fault, _isNewer) = (cause.Place, cause._fault, cause._isNewer);
        (ConversationId, Part) = (conversationId, part);
    }

    /// <summary>Where, as a JSON path from the text that was read, such as <c>$.waits[0].dueTime</c>.</summary>
    public string Place { get; }

    /// <summary>The conversation that the text was read for; <c>null</c> when no store has read it.</summary>
    public string? ConversationId { get; }

    /// <summary>
    /// What of the conversation was read: <c>state</c>, <c>checkpoint</c>, <c>outbox</c>, <c>inbox</c>, <c>history</c> or <c>journal</c>;
    /// <c>null</c> when no store has read it.
    /// </summary>
    public string? Part { get; }

    /// <summary>The same fault, found in a part of a stored conversation.</summary>
    internal ConversationFormatException In(string conversationId, string part) =>
        ConversationId is null ? new ConversationFormatException(this, conversationId, part) : this;
}
