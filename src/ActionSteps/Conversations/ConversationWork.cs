namespace ActionSteps.Conversations;

/// <summary>A conversation that has something to do without a message of its user.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="DueTime">When; <see cref="DateTimeOffset.MinValue"/> for what could be done at once.</param>
public readonly record struct ConversationWork(string ConversationId, DateTimeOffset DueTime);
