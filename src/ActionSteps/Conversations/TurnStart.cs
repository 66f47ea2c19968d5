namespace ActionSteps.Conversations;

/// <summary>Where a turn begins.</summary>
/// <param name="Block">The block.</param>
internal sealed record TurnStart(string Block)
{
    /// <summary>The first step when the block was already entered; -1 to enter it.</summary>
    public int StepIndex { get; init; } = -1;

    /// <summary>The answer to the input block; <c>null</c> when there is none.</summary>
    public string? Answer { get; init; }
}
