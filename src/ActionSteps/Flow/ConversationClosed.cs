using ActionSteps.Sessions;

namespace ActionSteps.Flow;

/// <summary>Tells the channel that the conversation is over. The next message of the user starts a new one.</summary>
public sealed record ConversationClosed : Effect
{
    private static readonly Value Form = Value.Object(("type", "CONVERSATION_CLOSED"));

    /// <inheritdoc/>
    public override Value ToValue() => Form;
}
