using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>A text with buttons below it.</summary>
/// <param name="Text">The text; empty for none.</param>
/// <param name="Buttons">The buttons; some channels show three at most.</param>
public sealed record ButtonsMessage(string Text, MessageItems<Button> Buttons) : OutgoingMessage
{
    internal override bool IsEmpty => Text.Length == 0 && Buttons.Count == 0;

    internal override IEnumerable<string> PostbackTexts => Buttons.Select(button => button.PostbackText).OfType<string>();

    /// <inheritdoc/>
    public override Value ToApiForm() => ApiForm(
        MessageTypes.Buttons,
        ("textMessages", TextMessages(Text)),
        ("buttons", FormValues.ListOf(Buttons, static button => button.ToApiForm())));

    /// <inheritdoc/>
    public override Value ToWireForm(PostbackForm postbacks = PostbackForm.JsonText) => WireTemplate(
        ("template_type", "button"),
        ("text", FormValues.Optional(Text)),
        ("buttons", FormValues.ListOf(Buttons, button => button.ToWireForm(postbacks))));

    /// <inheritdoc/>
    public override Value ToRestForm() => RestForm(
        RestTemplates.Buttons,
        ("textMessages", TextMessages(Text)),
        ("buttons", FormValues.ListOf(Buttons, static button => button.ToRestForm())));
}
