using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>Items one below the other, two to four on most channels.</summary>
/// <param name="Items">The items, with at most one button each.</param>
public sealed record ListMessage(MessageItems<Card> Items) : OutgoingMessage
{
    /// <summary>The button below the list; <c>null</c> for none.</summary>
    public Button? Button { get; init; }

    /// <summary>How the items look; <c>null</c> leaves it to the channel.</summary>
    public ListSize? Size { get; init; }

    internal override bool IsEmpty => Items.Count == 0;

    internal override IEnumerable<string> PostbackTexts => Items.SelectMany(item => item.Buttons).Append(Button)
        .Select(button => button?.PostbackText).OfType<string>();

    private string? SizeText => Size switch
    {
        ListSize.Large => "LARGE",
        ListSize.Compact => "COMPACT",
        _ => null,
    };

    /// <inheritdoc/>
    public override Value ToApiForm() => ApiForm(
        MessageTypes.List,
        ("size", FormValues.Optional(SizeText)),
        ("button", Button?.ToApiForm() ?? default),
        ("elements", FormValues.ListOf(Items, static item => item.ToApiForm(isListItem: true))));

    /// <inheritdoc/>
    public override Value ToWireForm(PostbackForm postbacks = PostbackForm.JsonText) => WireTemplate(
        ("template_type", "list"),
        ("top_element_style", FormValues.Optional(SizeText?.ToLowerInvariant())),
        ("elements", FormValues.ListOf(Items, item => item.ToWireForm(postbacks))),
        ("buttons", Button is null ? Value.EmptyList : Value.List(Button.ToWireForm(postbacks))));

    /// <inheritdoc/>
    public override Value ToRestForm() => RestForm(
        RestTemplates.List,
        ("size", FormValues.Optional(SizeText)),
        ("button", Button?.ToRestForm() ?? default),
        ("elements", FormValues.ListOf(Items, static item => item.ToRestForm(isListItem: true))));
}
