using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>The user has typed or said something.</summary>
/// <param name="Text">The text.</param>
public sealed record UserText(string Text) : UserMessage
{
    /// <inheritdoc/>
    public override string MessageType => "text";

    /// <inheritdoc/>
    public override string Content => Text;

    /// <inheritdoc/>
    public override Value ToWireForm() => Value.Object(("text", Text));
}
