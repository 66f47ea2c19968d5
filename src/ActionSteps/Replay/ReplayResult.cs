using ActionSteps.Execution;

namespace ActionSteps.Replay;

/// <summary>What came of a replay. Immutable.</summary>
public sealed class ReplayResult
{
    /// <summary>What the replayed run did. Messages and effects carry real values and were not sent; changes, log and errors are masked.</summary>
    public required BlockResult Run { get; init; }

    /// <summary>In what it differs from the recorded run; empty when it is the same.</summary>
    public required IReadOnlyList<ReplayDifference> Differences { get; init; }

    /// <summary>Whether it came to the same result.</summary>
    public bool IsSame => Differences.Count == 0;

    /// <summary>Whether the bot is another one than the recorded run had: changed since, or not the same at all.</summary>
    public required bool IsOtherBot { get; init; }
}
