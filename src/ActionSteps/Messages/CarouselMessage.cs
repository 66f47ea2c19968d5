using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>Cards side by side.</summary>
/// <param name="Cards">The cards.</param>
public sealed record CarouselMessage(MessageItems<Card> Cards) : OutgoingMessage
{
    internal override bool IsEmpty => Cards.Count == 0;

    internal override IEnumerable<string> PostbackTexts =>
        Cards.SelectMany(card => card.Buttons).Select(button => button.PostbackText).OfType<string>();

    /// <inheritdoc/>
    public override Value ToApiForm() => ApiForm(
        MessageTypes.Carousel, ("elements", FormValues.ListOf(Cards, static card => card.ToApiForm(isListItem: false))));

    /// <inheritdoc/>
    public override Value ToWireForm(PostbackForm postbacks = PostbackForm.JsonText) => WireTemplate(
        ("template_type", "generic"),
        ("elements", FormValues.ListOf(Cards, card => card.ToWireForm(postbacks))));

    /// <inheritdoc/>
    public override Value ToRestForm() => RestForm(
        RestTemplates.Carousel, ("elements", FormValues.ListOf(Cards, static card => card.ToRestForm(isListItem: false))));
}
