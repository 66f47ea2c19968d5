using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>A card of a carousel or an item of a list.</summary>
/// <param name="Title">The first line.</param>
public sealed record Card(string Title)
{
    /// <summary>The second line; <c>null</c> for none.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The picture; <c>null</c> for none.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>The page that opens when the picture is tapped; <c>null</c> for none.</summary>
    public string? WebUrl { get; init; }

    /// <summary>The buttons below the card; channels show three of them in a carousel and one in a list.</summary>
    public MessageItems<Button> Buttons { get; init; } = [];

    /// <param name="isListItem">Items of lists have one <c>button</c>; more than one are written as cards of carousels write them.</param>
    internal Value ToApiForm(bool isListItem) => ToForm(isListItem, static button => button.ToApiForm());

    internal Value ToRestForm(bool isListItem) => ToForm(isListItem, static button => button.ToRestForm());

    internal Value ToWireForm(PostbackForm postbacks) => Value.Object(
        ("title", Title),
        ("subtitle", FormValues.Optional(Subtitle)),
        ("image_url", FormValues.Optional(ImageUrl)),
        ("default_action", WebUrl is null ? default : Value.Object(("type", "web_url"), ("url", WebUrl))),
        ("buttons", FormValues.OptionalList(Buttons, button => button.ToWireForm(postbacks))));

    private Value ToForm(bool isListItem, Func<Button, Value> form) => Value.Object(
        ("title", Title),
        ("subTitle", FormValues.Optional(Subtitle)),
        ("imageUrl", FormValues.Optional(ImageUrl)),
        ("webUrl", FormValues.Optional(WebUrl)),
        isListItem && Buttons.Count == 1 ? ("button", form(Buttons[0])) : ("buttons", FormValues.OptionalList(Buttons, form)));
}
