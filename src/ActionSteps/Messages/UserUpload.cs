using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>The user has uploaded files.</summary>
/// <param name="Urls">Where they are.</param>
public sealed record UserUpload(MessageItems<string> Urls) : UserMessage
{
    internal const string TypeName = "upload";
    internal const string WireTypeName = "fileUploadInputResult";

    /// <inheritdoc/>
    public override string MessageType => TypeName;

    /// <inheritdoc/>
    public override string Content => Urls.Count == 0 ? string.Empty : Urls[0];

    /// <inheritdoc/>
    public override Value ToWireForm() => Value.Object(
        ("messageType", WireTypeName),
        ("urls", FormValues.ListOf(Urls, static url => Value.Text(url))),
        ("data", Urls.Count == 0 ? default : Value.Object(("uploadStatus", "SUCCEEDED"), ("fileUrl", Urls[0]))));

    internal static UserUpload Read(Value form)
    {
        form["urls"].TryGetList(out ValueList? urls);
        return new UserUpload(MessageItems.Own([.. (urls ?? ValueList.Empty).Select(FormValues.OptionalTextOf).OfType<string>()]));
    }
}
