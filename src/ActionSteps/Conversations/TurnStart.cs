using ActionSteps.Execution;

namespace ActionSteps.Conversations;

/// <summary>Where a turn begins.</summary>
/// <param name="Block">The block.</param>
internal sealed record TurnStart(string Block)
{
    /// <summary>The first step when the block was already entered; -1 to enter it.</summary>
    public int StepIndex { get; init; } = -1;

    /// <summary>What the run has done before it was interrupted; <c>null</c> for a run that begins.</summary>
    public RunProgress? Progress { get; init; }

    /// <summary>Why the run cannot go on there; <c>null</c> when it can.</summary>
    public StepError? Failure { get; init; }

    /// <summary>The id of a run that goes on; <c>null</c> for one that begins.</summary>
    public string? RunId { get; init; }

    /// <summary>When a run that goes on has begun; <c>null</c> for one that begins.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The answer to the input block; <c>null</c> when there is none.</summary>
    public string? Answer { get; init; }
}
