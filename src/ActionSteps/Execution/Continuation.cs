using ActionSteps.Sessions;

namespace ActionSteps.Execution;

/// <summary>Where a run goes on after a wait. Plain data, so that it survives a restart.</summary>
/// <param name="Block">The block.</param>
/// <param name="StepIndex">The next step in the block, from 0; may be the number of steps, then the block's go-to follows.</param>
/// <param name="DueTime">When it goes on.</param>
/// <param name="DuringWait">What a message does that the user writes before that time.</param>
public sealed record Continuation(string Block, int StepIndex, DateTimeOffset DueTime, MessageDuringWait DuringWait)
{
    /// <summary>Whether a message of the user before <see cref="DueTime"/> drops the continuation.</summary>
    public bool CancelOnUserMessage => DuringWait == MessageDuringWait.CancelsWait;

    /// <summary>Names the wait, the same when its step is repeated after a crash; <c>null</c> when it has no name.</summary>
    public string? Id { get; init; }

    /// <summary>The hash of <see cref="Block"/> when the wait began, so that a changed block is recognised; <c>null</c> when it is not known.</summary>
    public string? BlockHash { get; init; }

    /// <summary>The continuation as data.</summary>
    public Value ToValue() => Value.Object(
        ("block", Block),
        ("stepIndex", StepIndex),
        ("dueTime", Value.From(DueTime)),
        ("duringWait", DuringWait.ToString()));
}
