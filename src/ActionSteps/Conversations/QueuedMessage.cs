using ActionSteps.Messages;

namespace ActionSteps.Conversations;

/// <summary>A user message that waits until a short delay is over.</summary>
/// <param name="Id">The channel's id of the message, or a random one.</param>
/// <param name="Message">The message.</param>
public sealed record QueuedMessage(string Id, UserMessage Message);
