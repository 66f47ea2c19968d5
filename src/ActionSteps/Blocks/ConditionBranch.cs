using ActionSteps.Flow;

namespace ActionSteps.Blocks;

/// <summary>One branch of a condition block.</summary>
/// <param name="When">The condition.</param>
/// <param name="GoTo">Where to go when it holds.</param>
public sealed record ConditionBranch(Condition When, GoTo GoTo);
