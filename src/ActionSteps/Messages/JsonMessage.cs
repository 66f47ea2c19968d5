using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>
/// Data from a JSON builder: an <c>event</c> on the webhook channel, a <see cref="WindowEvent"/> on the web when it is dispatched.
/// The user does not see it.
/// </summary>
/// <param name="Pairs">The data. Names that start with <c>___</c> are never sent.</param>
/// <param name="IsDispatched">Whether the web widget posts the data to its parent window.</param>
public sealed record JsonMessage(ValueObject Pairs, bool IsDispatched = false) : OutgoingMessage
{
    internal const string TypeMember = "___type";
    private const string PrivatePrefix = "___";

    /// <inheritdoc/>
    public override bool IsVisible => false;

    /// <summary>The data without the names that are never sent.</summary>
    public ValueObject Payload => ValueObject.Create(
        [.. Pairs.Where(static pair => !pair.Key.StartsWith(PrivatePrefix, StringComparison.Ordinal))]);

    /// <inheritdoc/>
    public override Value ToApiForm() => Value.Object(
        ("type", MessageTypes.Json),
        ("config", Value.Object(IsDispatched ? Pairs.With(TypeMember, WindowEvent.DispatchType) : Pairs)));

    /// <inheritdoc/>
    public override Value ToWireForm(PostbackForm postbacks = PostbackForm.JsonText) =>
        Value.Object(("type", "event"), ("payload", Value.Object(Payload)));

    /// <inheritdoc/>
    public override Value ToRestForm() => RestForm(RestTemplates.Json, ("config", ToApiForm()["config"]));
}
