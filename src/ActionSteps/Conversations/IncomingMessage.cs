using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations;

/// <summary>A user message with what the channel knows about it.</summary>
/// <param name="Message">The message.</param>
public sealed record IncomingMessage(UserMessage Message)
{
    /// <summary>The channel's id of the message; a repeated one is handled once. <c>null</c> when the channel has none.</summary>
    public string? Id { get; init; }

    /// <summary>
    /// The payload of the button or quick reply that the user has clicked, as the channel gave it back: the opaque identifier or the JSON
    /// text. It takes the place of <see cref="Message"/> when the conversation knows it. Never put text here that a user has typed.
    /// </summary>
    public string? Payload { get; init; }

    /// <summary>Where the user is; used when the message starts a conversation. <see cref="Channels.Web"/> when left out.</summary>
    public string? Channel { get; init; }

    /// <summary>What the channel knows about the user, stored as <c>internal.user</c>; undefined leaves it as it is.</summary>
    public Value User { get; init; }

    /// <summary>The user's language, stored as <c>internal.preferredLanguage</c> when the message starts a conversation.</summary>
    public string? PreferredLanguage { get; init; }

    /// <summary>Variables to write before the message is handled; an object is merged, anything else is ignored.</summary>
    public Value SessionData { get; init; }

    /// <summary>A message that is nothing but its content.</summary>
    public static implicit operator IncomingMessage(UserMessage message) => new(message);
}
