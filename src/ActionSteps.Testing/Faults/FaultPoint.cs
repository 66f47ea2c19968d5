namespace ActionSteps.Testing.Faults;

/// <summary>A place in the life of a store where it can fail: before or after one call.</summary>
/// <param name="Number">Counts the points that the store has passed, from 1: the same in each run of the same program that makes its calls in the same order.</param>
/// <param name="Call">The method of the store, one of <see cref="FaultyConversationStore.Calls"/>.</param>
/// <param name="Moment">Whether the call has happened.</param>
public readonly record struct FaultPoint(long Number, string Call, FaultMoment Moment);
