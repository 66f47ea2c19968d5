using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>The user has opened the conversation and said nothing yet.</summary>
public sealed record UserIntro : UserMessage
{
    internal const string TypeName = "intro";

    /// <inheritdoc/>
    public override string MessageType => TypeName;

    /// <inheritdoc/>
    public override string Content => string.Empty;

    /// <inheritdoc/>
    public override Value ToWireForm() => Value.Object(("messageType", TypeName));
}
