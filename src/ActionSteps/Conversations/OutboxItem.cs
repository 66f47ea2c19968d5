namespace ActionSteps.Conversations;

/// <summary>An effect that leaves after the commit.</summary>
/// <param name="Key">Names the effect, the same when it is delivered again after a crash.</param>
/// <param name="Effect">What leaves.</param>
public sealed record OutboxItem(string Key, Effect Effect);
