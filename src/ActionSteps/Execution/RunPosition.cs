using ActionSteps.Blocks;

namespace ActionSteps.Execution;

/// <summary>Where a run is, and what it has done so far.</summary>
/// <param name="Block">The block.</param>
/// <param name="StepIndex">The step that is executed next.</param>
/// <param name="Progress">What was done.</param>
internal readonly record struct RunPosition(Block Block, int StepIndex, RunProgress Progress);
