using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>Data that the web widget posts to the page it is embedded in, as window event <c>message</c>.</summary>
/// <param name="Payload">The data, in the order of its configuration.</param>
public sealed record WindowEvent(ValueObject Payload) : Effect
{
    internal const string DispatchType = "CL_DISPATCH_EVENT";

    /// <summary>The type that listeners look for, always <c>CL_DISPATCH_EVENT</c>.</summary>
    public string Type { get; } = DispatchType;

    /// <summary>The exact JSON text that is the <c>data</c> of the window event; listeners parse it.</summary>
    public string ToMessageData() => ToValue().ToJson();

    /// <inheritdoc/>
    public override Value ToValue() => Value.Object(("type", Type), ("payload", Value.Object(Payload)));
}
