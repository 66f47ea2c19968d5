namespace ActionSteps.Blocks;

/// <summary>A block of steps that run one after the other, with an optional go-to at the end.</summary>
/// <param name="id">The id, unique in the bot.</param>
/// <param name="steps">The steps in order.</param>
public sealed class ActionBlock(string id, IReadOnlyList<IActionStep> steps) : Block(id)
{
    /// <inheritdoc/>
    public override string Kind => "action";

    /// <summary>The steps in order.</summary>
    public IReadOnlyList<IActionStep> Steps { get; } = [.. steps];

    internal PlannedStep[] Plan { get; } = PlannedStep.Plan(steps);

    /// <summary>Where to go after the last step; <c>null</c> ends the turn.</summary>
    public GoTo? GoTo { get; init; }
}
