using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>
/// A message to the user, with every placeholder already replaced. Immutable, compared by value; one record per message type.
/// </summary>
/// <remarks>
/// A message has three JSON forms: the API form of bot files, API answers and scripts; the wire form of channels, history and
/// offloading; and the REST template form of conversation actions. Reading a form never fails: what does not fit is left out.
/// </remarks>
public abstract record OutgoingMessage : Effect
{
    private protected OutgoingMessage()
    {
    }

    /// <summary>Whether the user can see it. Other messages are data for a web page or integration and are no part of the history.</summary>
    public virtual bool IsVisible => true;

    /// <summary>The JSON texts of the clicks that the message issues, in order.</summary>
    internal virtual IEnumerable<string> PostbackTexts => [];

    /// <summary>Whether there is nothing to send.</summary>
    internal virtual bool IsEmpty => false;

    /// <summary>Reads the API form, <c>{ "type", "config" }</c>; texts are taken as they are, braces included.</summary>
    /// <param name="form">The form.</param>
    /// <param name="random">Picks one of several texts; <see cref="Random.Shared"/> when left out.</param>
    /// <returns>The message; <c>null</c> when the type is not known or there is nothing to send.</returns>
    public static OutgoingMessage? FromApiForm(Value form, Random? random = null) =>
        FormValues.IsAcceptable(form) ? ApiFormReader.Read(form, new FormReading { Random = random ?? Random.Shared }) : null;

    /// <summary>
    /// Reads the wire form, <c>{ "text" }</c>, <c>{ "attachment" }</c> and the like. Clicks are read from JSON text, and from opaque
    /// identifiers as far as <paramref name="issued"/> knows them.
    /// </summary>
    /// <param name="form">The form.</param>
    /// <param name="issued">The identifiers that the conversation has given out; none when left out.</param>
    /// <returns>The message; <c>null</c> when the form is not known or there is nothing to send.</returns>
    public static OutgoingMessage? FromWireForm(Value form, IssuedPostbacks? issued = null) =>
        FormValues.IsAcceptable(form) ? WireFormReader.Read(form, issued ?? IssuedPostbacks.Empty) : null;

    /// <summary>Reads the REST template form, one key that names the template, as in <c>{ "textMessageTemplate": … }</c>.</summary>
    /// <param name="form">The form.</param>
    /// <param name="random">Picks one of several texts; <see cref="Random.Shared"/> when left out.</param>
    /// <returns>The message; <c>null</c> when the template is not known or there is nothing to send.</returns>
    public static OutgoingMessage? FromRestForm(Value form, Random? random = null) =>
        FormValues.IsAcceptable(form) ? RestFormReader.Read(form, new FormReading { Random = random ?? Random.Shared }) : null;

    /// <summary>The API form, <c>{ "type", "config" }</c>, with text alternatives already picked.</summary>
    public abstract Value ToApiForm();

    /// <summary>The wire form, as channels, history and offload providers get it.</summary>
    /// <param name="postbacks">How clicks are written; JSON text when left out.</param>
    public abstract Value ToWireForm(PostbackForm postbacks = PostbackForm.JsonText);

    /// <summary>The REST template form.</summary>
    public abstract Value ToRestForm();

    /// <summary>What a channel gets in place of this message: itself, a fallback that the channel can show, or nothing.</summary>
    /// <param name="channel">The value of <c>internal.channel</c>, in any case. A channel that is not known shows every template.</param>
    public ChannelOutput ForChannel(string channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return ChannelFallback.Apply(this, channel);
    }

    /// <inheritdoc/>
    public sealed override Value ToValue() => ToApiForm();

    private protected static Value ApiForm(string type, params ReadOnlySpan<(string Name, Value Value)> config) =>
        Value.Object(("type", type), ("config", Value.Object(config)));

    /// <summary>A Messenger template.</summary>
    private protected static Value WireTemplate(params ReadOnlySpan<(string Name, Value Value)> payload) =>
        WireAttachment("template", payload);

    private protected static Value WireAttachment(string type, params ReadOnlySpan<(string Name, Value Value)> payload) =>
        Value.Object(("attachment", Value.Object(("type", type), ("payload", Value.Object(payload)))));

    private protected static Value RestForm(string template, params ReadOnlySpan<(string Name, Value Value)> members) =>
        Value.Object((template, Value.Object(members)));

    /// <summary>The list of alternatives with the text that was picked.</summary>
    private protected static Value TextMessages(string text) =>
        text.Length == 0 ? Value.EmptyList : Value.List(Value.Object(("text", text)));
}
