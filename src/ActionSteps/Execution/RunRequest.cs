using ActionSteps.Blocks;
using ActionSteps.Messages;
using ActionSteps.Replay;
using ActionSteps.Sessions;

namespace ActionSteps.Execution;

/// <summary>One run: where it starts and what it works on.</summary>
/// <param name="Bot">The bot.</param>
/// <param name="Session">The session; its turn has begun.</param>
/// <param name="RunId">The id of the run.</param>
/// <param name="Block">The block to start with.</param>
internal readonly record struct RunRequest(BotDefinition Bot, Session Session, string RunId, string Block)
{
    /// <summary>The first step when the run goes on in the middle of a block; -1 to enter the block.</summary>
    public int StepIndex { get; init; } = -1;

    /// <summary>The answer to the input block that is <see cref="Block"/>; <c>null</c> when there is none.</summary>
    public string? Answer { get; init; }

    /// <summary>Reads the history before the run, oldest first; <c>null</c> when there is none.</summary>
    public Func<CancellationToken, ValueTask<IReadOnlyList<TranscriptEntry>>>? ReadHistory { get; init; }

    /// <summary>What the run has done before it was interrupted; <c>null</c> for a run that begins.</summary>
    public RunProgress? Progress { get; init; }

    /// <summary>Why the run cannot go on where it should: it fails at once, and the error block follows. <c>null</c> when it can.</summary>
    public StepError? Failure { get; init; }

    /// <summary>Commits the run so far, called before each step that acts outside at once; <c>null</c> when nobody keeps it.</summary>
    public Func<RunPosition, CancellationToken, ValueTask>? SaveAsync { get; init; }

    /// <summary>Records the run, or gives it what was recorded; <c>null</c> for neither.</summary>
    public IRunWatch? Watch { get; init; }

    /// <summary>Whether every effect waits for the caller's commit; otherwise mails leave in their step, and the rest when the run is over.</summary>
    public bool DefersEffects { get; init; }
}
