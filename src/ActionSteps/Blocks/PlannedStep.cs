namespace ActionSteps.Blocks;

/// <summary>A step with what its log entries need, worked out when the block is built.</summary>
/// <param name="Step">The step.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="StepId">Its id, or its position in the block as text.</param>
internal readonly record struct PlannedStep(IActionStep Step, string Kind, string StepId)
{
    public static PlannedStep[] Plan(IReadOnlyList<IActionStep> steps) =>
        [.. steps.Select(static (step, index) => new PlannedStep(
            step, StepKinds.Of(step.GetType()), step.Id ?? index.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
}
