namespace ActionSteps.Scripting.Values;

/// <summary>Where a promise stands.</summary>
internal enum PromiseState : byte
{
    Pending,
    Fulfilled,
    Rejected,
}
