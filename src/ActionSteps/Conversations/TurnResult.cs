using ActionSteps.Execution;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations;

/// <summary>What came of a message, an event or a timer.</summary>
public sealed class TurnResult
{
    /// <summary>How the conversation stands after the turn.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>The runs of the turn, in order; empty when the bot had nothing to do, as while it is paused.</summary>
    public IReadOnlyList<BlockResult> Runs { get; init; } = [];

    /// <summary>Whether the message was only put in the queue, because a short delay is running.</summary>
    public bool IsQueued { get; init; }

    /// <summary>Whether the message was handled before, so that nothing happened.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>
    /// The changes of session data, oldest first, masked: those of the runs, or what an event or action has written when nothing ran.
    /// </summary>
    public IReadOnlyList<VariableChange> Changes { get; init; } = [];

    /// <summary>When the conversation goes on by itself; <c>null</c> when it does not.</summary>
    public DateTimeOffset? DueTime { get; init; }

    /// <summary>What went wrong with messages and events without failing the turn.</summary>
    public IReadOnlyList<StepWarning> Warnings { get; init; } = [];

    /// <summary>Hides what was sensitive during the turn in whatever else a host prints of it; <c>null</c> when the bot has no sensitive variables.</summary>
    public SensitiveMask? Mask { get; internal set; }
}
