using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Voice;

namespace ActionSteps.Execution;

/// <summary>What a run did. Messages and effects carry real values; changes, log and errors have sensitive values masked.</summary>
public sealed class BlockResult
{
    /// <summary>How the run ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>The id of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>The last block that ran.</summary>
    public required string Block { get; init; }

    /// <summary>Messages, window events, tracked events, call commands and the like, in the order in which they leave.</summary>
    public required IReadOnlyList<Effect> Effects { get; init; }

    /// <summary>The messages among the effects.</summary>
    public IReadOnlyList<OutgoingMessage> Messages => [.. Effects.OfType<OutgoingMessage>()];

    /// <summary>The changes of session data, oldest first, masked.</summary>
    public required IReadOnlyList<VariableChange> Changes { get; init; }

    /// <summary>What each step did, masked.</summary>
    public required IReadOnlyList<StepLog> Log { get; init; }

    /// <summary>Where the run goes on after a delay; <c>null</c> when it does not.</summary>
    public Continuation? Continuation { get; init; }

    /// <summary>The input block that waits for the user's answer; <c>null</c> for none.</summary>
    public string? OpenInput { get; init; }

    /// <summary>Whether the run has ended the telephone call, so that nothing of it goes on later.</summary>
    internal bool EndsCall => Effects.Any(static effect => effect is CallCommand { Type: CallCommandType.Forward or CallCommandType.HangUp });

    /// <summary>Why the run failed; <c>null</c> when it did not, also when the error block took over.</summary>
    public StepError? Error { get; init; }

    /// <summary>The history of this run: its messages in wire form, masked.</summary>
    public required IReadOnlyList<TranscriptEntry> Transcript { get; init; }
}
