using ActionSteps.Expressions;

namespace ActionSteps.Messages;

/// <summary>
/// Shows a web page inside the conversation on the web widget; other channels get its address as text. What the page sends back is an
/// <see cref="IframeEvent"/>. The session stays as it is.
/// </summary>
[StepKind("iFrame")]
public sealed class IFrameStep : ActionStep
{
    private const string DefaultHeight = "30px";

    /// <summary>
    /// The address of the page, absolute, http or https. Placeholders are percent-encoded, except one at the very start. Anything else
    /// fails with <see cref="ErrorCodes.InvalidUrl"/>.
    /// </summary>
    public required Template Source { get; init; }

    /// <summary>The height as CSS length, such as <c>200px</c>; default, also for empty text, <c>30px</c>.</summary>
    public Template Height { get; init; } = DefaultHeight;

    /// <summary>Whether the page stands inside a chat bubble; default <c>true</c>.</summary>
    public bool WithBalloon { get; init; } = true;

    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        string source = context.Render(Source, TemplateEncoding.Url).Trim();
        string height = context.Render(Height);
        if (!IsWebAddress(source))
        {
            return ValueTask.FromResult(StepOutcome.Fail(
                ErrorCodes.InvalidUrl,
                $"The source \"{source[..Math.Min(source.Length, 200)]}\" is not an absolute http or https URL. Write one such as https://example.com/page."));
        }

        OutgoingMessage message = ChannelCapabilities.Of(context.Channel).HasFlag(ChannelFeatures.Html)
            ? HtmlComponentMessage.Iframe(source, height.Length == 0 ? DefaultHeight : height, WithBalloon)
            : new TextMessage(source);
        context.Send(message);
        return ValueTask.FromResult(StepOutcome.Continue);
    }

    /// <summary>Browsers drop line breaks and tabs from addresses, so an address with one is not what it seems to be.</summary>
    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && text.AsSpan(address.Scheme.Length).StartsWith("://", StringComparison.Ordinal)
        && !text.AsSpan().ContainsAnyInRange('\0', '\u001f');
}
