using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>A picture, video, sound or file, by its address.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Url">Where it is; its format is not checked.</param>
public sealed record MediaMessage(MediaType Type, string Url) : OutgoingMessage
{
    /// <summary>Whether the channel may keep it to send it again; default <c>false</c>.</summary>
    public bool IsReusable { get; init; }

    internal override bool IsEmpty => Url.Length == 0;

    private string TypeText => Type switch
    {
        MediaType.Image => "image",
        MediaType.Video => "video",
        MediaType.Audio => "audio",
        _ => "file",
    };

    private Value ReusableFlag => IsReusable ? Value.True : default;

    /// <inheritdoc/>
    public override Value ToApiForm() => ApiForm(
        MessageTypes.Media, ("media", Value.Object(("type", TypeText), ("url", Url), ("isCache", ReusableFlag))));

    /// <inheritdoc/>
    public override Value ToWireForm(PostbackForm postbacks = PostbackForm.JsonText) =>
        WireAttachment(TypeText, ("url", Url), ("is_reusable", ReusableFlag));

    /// <inheritdoc/>
    public override Value ToRestForm() => RestForm(
        RestTemplates.Media, ("media", Value.Object(("url", Url), ("type", TypeText), ("isCache", ReusableFlag))));

    /// <summary>The type of that name, in any case; <c>null</c> when it is not one.</summary>
    internal static MediaType? FindType(string name) => name.ToUpperInvariant() switch
    {
        "IMAGE" => MediaType.Image,
        "VIDEO" => MediaType.Video,
        "AUDIO" => MediaType.Audio,
        "FILE" or "ATTACHMENT" => MediaType.File,
        _ => null,
    };
}
