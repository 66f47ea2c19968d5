using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>A button that opens a web page.</summary>
/// <param name="Title">The caption.</param>
/// <param name="Url">The page, as the bot wrote it.</param>
public sealed record UrlButton(string Title, string Url) : Button(Title)
{
    internal override Value ToApiForm() => Value.Object(("type", "web_url"), ("title", Title), ("url", Url));

    internal override Value ToWireForm(PostbackForm postbacks) => ToApiForm();

    internal override Value ToRestForm() => Value.Object(("urlButton", Value.Object(("title", Title), ("url", Url))));
}
