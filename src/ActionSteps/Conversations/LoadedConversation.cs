namespace ActionSteps.Conversations;

/// <summary>A conversation as this process finds it.</summary>
/// <param name="Stored">What the store has.</param>
/// <param name="Delivered">What was delivered and is not yet in the store; to be taken along by the next commit.</param>
/// <param name="IsForeign">Whether another process that lives works on it.</param>
/// <param name="IsRecalled">Whether the store was not asked: others may have changed it since.</param>
internal sealed record LoadedConversation(StoredConversation Stored, DeliveryReport? Delivered, bool IsForeign, bool IsRecalled = false);
