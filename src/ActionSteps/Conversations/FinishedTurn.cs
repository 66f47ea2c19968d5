namespace ActionSteps.Conversations;

/// <summary>A turn that is committed, with its deliveries.</summary>
/// <param name="Conversation">The conversation afterwards.</param>
/// <param name="Results">What the turn did, and the turns that its deliveries brought about.</param>
internal sealed record FinishedTurn(Conversation Conversation, IReadOnlyList<TurnResult> Results);
