using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>An answer that the user can tap.</summary>
/// <param name="Title">The caption.</param>
/// <param name="Click">What the tap does; nothing for a request for the location.</param>
public sealed record QuickReply(string Title, Postback Click)
{
    internal const string WireType = "quickreply";

    /// <summary>The picture beside the caption; <c>null</c> for none.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>Whether the tap sends the user's location instead; default <c>false</c>.</summary>
    public bool AsksForLocation { get; init; }

    internal string? PostbackText => AsksForLocation ? null : Click.ToPayload(Title, WireType, PostbackForm.JsonText);

    internal Value ToApiForm() => Value.Object(
        ("title", Title),
        ("type", AsksForLocation ? "location" : "postback"),
        ("payload", AsksForLocation ? default : Click.ToApiForm()),
        ("imageUrl", FormValues.Optional(ImageUrl)));

    internal Value ToWireForm(PostbackForm postbacks) => AsksForLocation
        ? Value.Object(("content_type", "location"))
        : Value.Object(
            ("content_type", "text"),
            ("title", Title),
            ("payload", Click.ToPayload(Title, WireType, postbacks)),
            ("image_url", FormValues.Optional(ImageUrl)));

    internal Value ToRestForm() => Value.Object(
        ("title", Title),
        ("type", AsksForLocation ? "location" : default(Value)),
        ("imageUrl", FormValues.Optional(ImageUrl)),
        ("payload", AsksForLocation ? default : Click.ToRestForm()));
}
