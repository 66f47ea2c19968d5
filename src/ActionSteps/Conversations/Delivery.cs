namespace ActionSteps.Conversations;

/// <summary>One effect on its way to the user.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Channel">Where the user is, the value of <c>internal.channel</c>.</param>
/// <param name="Key">Names the effect, the same when it is delivered again.</param>
/// <param name="Effect">A message, a window event, or the end of the conversation.</param>
public sealed record Delivery(string ConversationId, string Channel, string Key, Effect Effect);
