using ActionSteps.Replay;
using ActionSteps.Sessions;

namespace ActionSteps.Execution;

/// <summary>What a run has done before a step that acts outside at once, so that it can go on there in another process. Immutable.</summary>
internal sealed record RunProgress
{
    /// <summary>The steps executed so far.</summary>
    public int StepNumber { get; init; }

    /// <summary>The blocks entered so far, the current one included.</summary>
    public int BlockCount { get; init; }

    /// <summary>Whether a step has closed the conversation.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The effects so far, with the time that the history gives to each; <c>null</c> for those that are no part of it.</summary>
    public IReadOnlyList<(Effect Effect, DateTimeOffset? Time)> Effects { get; init; } = [];

    /// <summary>The log so far, masked by what was sensitive then.</summary>
    public IReadOnlyList<StepLog> Log { get; init; } = [];

    /// <summary>The changes of session data so far, with real values.</summary>
    public IReadOnlyList<VariableChange> Changes { get; init; } = [];

    /// <summary>What sensitive variables held during the turn, by path.</summary>
    public IReadOnlyList<(string Path, Value Value)> Sensitive { get; init; } = [];

    /// <summary>What is recorded so far; <c>null</c> for a run that is not recorded.</summary>
    public RecordedRun? Recording { get; init; }
}
