using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>A button that tells the bot about the click.</summary>
/// <param name="Title">The caption.</param>
/// <param name="Click">What the click does.</param>
public sealed record PostbackButton(string Title, Postback Click) : Button(Title)
{
    internal const string WireType = "button";

    internal override string PostbackText => Click.ToPayload(Title, WireType, PostbackForm.JsonText);

    internal override Value ToApiForm() => Value.Object(("type", "postback"), ("title", Title), ("payload", Click.ToApiForm()));

    internal override Value ToWireForm(PostbackForm postbacks) => Value.Object(
        ("type", "postback"), ("title", Title), ("payload", Click.ToPayload(Title, WireType, postbacks)));

    internal override Value ToRestForm() => Value.Object(
        ("postBackButton", Value.Object(("title", Title), ("payload", Click.ToRestForm()))));
}
