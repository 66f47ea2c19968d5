namespace ActionSteps.Conversations;

/// <summary>Stored text of a conversation is not what <see cref="ConversationJson"/> writes: corrupt, foreign, or of a newer version.</summary>
public sealed class ConversationFormatException : ActionStepsException
{
    internal ConversationFormatException(string place, string fault, Exception? innerException = null)
        : base($"Stored conversation data cannot be read: {place} {fault}", innerException) =>
        Place = place;

    /// <summary>Where, as a JSON path from the text that was read, such as <c>$.waits[0].dueTime</c>.</summary>
    public string Place { get; }
}
