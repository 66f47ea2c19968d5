using ActionSteps.Sessions;

namespace ActionSteps.Execution;

/// <summary>Where a run goes on after a wait. Plain data, so that it survives a restart.</summary>
/// <param name="Block">The block.</param>
/// <param name="StepIndex">The next step in the block, from 0; may be the number of steps, then the block's go-to follows.</param>
/// <param name="DueTime">When it goes on.</param>
/// <param name="CancelOnUserMessage">Whether a message of the user before that time cancels it; otherwise the message waits its turn.</param>
public sealed record Continuation(string Block, int StepIndex, DateTimeOffset DueTime, bool CancelOnUserMessage)
{
    /// <summary>The continuation as data.</summary>
    public Value ToValue() => Value.Object(
        ("block", Block),
        ("stepIndex", StepIndex),
        ("dueTime", Value.From(DueTime)),
        ("cancelOnUserMessage", CancelOnUserMessage));
}
