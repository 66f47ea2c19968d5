using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>A plain text.</summary>
/// <param name="Text">The text.</param>
public sealed record TextMessage(string Text) : OutgoingMessage
{
    internal override bool IsEmpty => Text.Length == 0;

    /// <inheritdoc/>
    public override Value ToApiForm() => ApiForm(MessageTypes.Text, ("textMessages", TextMessages(Text)));

    /// <inheritdoc/>
    public override Value ToWireForm(PostbackForm postbacks = PostbackForm.JsonText) => Value.Object(("text", Text));

    /// <inheritdoc/>
    public override Value ToRestForm() => RestForm(RestTemplates.Text, ("textMessages", TextMessages(Text)));
}
