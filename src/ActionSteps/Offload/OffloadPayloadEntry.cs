using ActionSteps.Expressions;

namespace ActionSteps.Offload;

/// <summary>One fact that goes to the provider with a handover.</summary>
/// <param name="Key">Its name, taken literally; an entry with a blank one is left out.</param>
/// <param name="Value">Its value: a single placeholder keeps its native type, everything else is text.</param>
public sealed record OffloadPayloadEntry(string Key, Template Value);
