using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>Headings, paragraphs, lists and links for the web widget; other channels get the plain text.</summary>
/// <param name="Html">The text as HTML.</param>
public sealed record RichTextMessage(string Html) : OutgoingMessage
{
    internal override bool IsEmpty => Html.Length == 0;

    /// <inheritdoc/>
    public override Value ToApiForm() => ApiForm(MessageTypes.RichText, ("html", Html));

    /// <inheritdoc/>
    public override Value ToWireForm(PostbackForm postbacks = PostbackForm.JsonText) =>
        Value.Object(("type", MessageTypes.RichText), ("html", Html));

    /// <inheritdoc/>
    public override Value ToRestForm() => RestForm(RestTemplates.RichText, ("html", Html));

    /// <summary>The text without markup; links are followed by their address.</summary>
    public string ToPlainText() => HtmlText.Read(Html, paragraphBreaks: 1);
}
