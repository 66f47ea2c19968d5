using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>A button that calls a telephone number.</summary>
/// <param name="Title">The caption.</param>
/// <param name="PhoneNumber">The number, as the bot wrote it.</param>
public sealed record PhoneButton(string Title, string PhoneNumber) : Button(Title)
{
    internal override Value ToApiForm() => Value.Object(("type", "phone_number"), ("title", Title), ("payload", PhoneNumber));

    internal override Value ToWireForm(PostbackForm postbacks) => ToApiForm();

    internal override Value ToRestForm() => Value.Object(
        ("phoneNumberButton", Value.Object(("title", Title), ("phoneNumber", PhoneNumber))));
}
