namespace ActionSteps.Conversations;

/// <summary>A parked item whose stored text cannot be read. It can be dropped, but not be tried again. Immutable.</summary>
/// <param name="IsEffect">Whether it is an effect of the outbox; otherwise an entry of the inbox.</param>
/// <param name="Sequence">Its place in the outbox or inbox.</param>
/// <param name="Problem">What is wrong with the text, for people.</param>
public sealed record ParkedDamage(bool IsEffect, long Sequence, string Problem);
