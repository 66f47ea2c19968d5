using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>A message to the user, with every placeholder already replaced. Immutable; one record per message type.</summary>
public abstract record OutgoingMessage : Effect
{
    private protected OutgoingMessage()
    {
    }

    /// <summary>The API form, <c>{ "type", "config" }</c>, with text alternatives already picked.</summary>
    public abstract Value ToApiForm();

    /// <inheritdoc/>
    public sealed override Value ToValue() => ToApiForm();
}
