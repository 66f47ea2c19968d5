using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>HTML for the web widget, which shows it as it is. Other channels do not get it.</summary>
/// <param name="Html">The HTML.</param>
/// <param name="WithBalloon">Whether it stands inside a chat bubble.</param>
public sealed record HtmlMessage(string Html, bool WithBalloon = true) : OutgoingMessage
{
    internal override bool IsEmpty => Html.Length == 0;

    /// <inheritdoc/>
    public override Value ToApiForm() => ApiForm(
        MessageTypes.Html, ("withBalloon", WithBalloon), ("html", Html), ("type", "html"));

    /// <inheritdoc/>
    public override Value ToWireForm(PostbackForm postbacks = PostbackForm.JsonText) => WireForm(Html, WithBalloon);

    /// <inheritdoc/>
    public override Value ToRestForm() => RestForm(RestTemplates.Html, ("html", Html), ("withBalloon", WithBalloon));

    internal static Value WireForm(string html, bool withBalloon) =>
        Value.Object(("type", "html"), ("html", html), ("withBalloon", withBalloon));
}
