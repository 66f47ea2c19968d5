using ActionSteps.Sessions;

namespace ActionSteps.Flow;

/// <summary>The conversation is over: its variables are erased and the next user message starts a new one.</summary>
public sealed record ConversationClosed : Effect
{
    /// <inheritdoc/>
    public override Value ToValue() => Value.Object(("type", "CONVERSATION_CLOSED"));
}
