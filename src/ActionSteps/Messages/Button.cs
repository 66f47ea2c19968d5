using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>A button of a message or card. Immutable; one record per type.</summary>
/// <param name="Title">The caption.</param>
public abstract record Button(string Title)
{
    /// <summary>The JSON text of the click that the button issues; <c>null</c> when the bot does not learn of a click.</summary>
    internal virtual string? PostbackText => null;

    internal abstract Value ToApiForm();

    internal abstract Value ToWireForm(PostbackForm postbacks);

    /// <summary>The REST form; undefined for buttons that have none.</summary>
    internal abstract Value ToRestForm();
}
