using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>
/// An iframe or banner of the web widget. On the wire it cannot be told from an <see cref="HtmlMessage"/>; other channels do not get it.
/// </summary>
/// <param name="Html">The HTML.</param>
/// <param name="WithBalloon">Whether it stands inside a chat bubble.</param>
public sealed record HtmlComponentMessage(string Html, bool WithBalloon = true) : OutgoingMessage
{
    internal override bool IsEmpty => Html.Length == 0;

    /// <summary>A page inside the conversation.</summary>
    /// <param name="source">The address of the page; escaped for HTML.</param>
    /// <param name="height">The height as CSS length; escaped for HTML.</param>
    /// <param name="withBalloon">Whether it stands inside a chat bubble.</param>
    public static HtmlComponentMessage Iframe(string source, string height = "30px", bool withBalloon = true)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(height);
        string html = $"""<iframe src="{Attribute(source)}" width="100%" height="{Attribute(height)}" style="border:none;"></iframe>""";
        return new HtmlComponentMessage(html, withBalloon);
    }

    /// <inheritdoc/>
    public override Value ToApiForm() => ApiForm(
        MessageTypes.Json, ("withBalloon", WithBalloon), ("html", Html), ("__component", "html"));

    /// <inheritdoc/>
    public override Value ToWireForm(PostbackForm postbacks = PostbackForm.JsonText) => HtmlMessage.WireForm(Html, WithBalloon);

    /// <inheritdoc/>
    public override Value ToRestForm() => RestForm(RestTemplates.Html, ("html", Html), ("withBalloon", WithBalloon));

    private static string Attribute(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
