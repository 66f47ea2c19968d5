using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>A button of a carousel card that shares the card with others. The channel knows its caption. It has no REST form.</summary>
public sealed record ShareButton() : Button(string.Empty)
{
    internal override Value ToApiForm() => Value.Object(("type", "element_share"));

    internal override Value ToWireForm(PostbackForm postbacks) => ToApiForm();

    internal override Value ToRestForm() => Value.Undefined;
}
