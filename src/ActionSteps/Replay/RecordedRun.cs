using ActionSteps.Conversations;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Replay;

/// <summary>What a run got from outside so far. Immutable once it is out of the recorder.</summary>
internal sealed record RecordedRun
{
    /// <summary>What began the run.</summary>
    public required InboxEntry Entry { get; init; }

    /// <summary>The session before the run.</summary>
    public required ConversationState State { get; init; }

    /// <summary>The changes of session data in the turn before the run, with real values.</summary>
    public IReadOnlyList<VariableChange> Changes { get; init; } = [];

    /// <summary>What sensitive variables held in the turn before the run, by path.</summary>
    public IReadOnlyList<(string Path, Value Value)> Sensitive { get; init; } = [];

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The block that it began with.</summary>
    public required string Block { get; init; }

    /// <summary>The first step when it began in the middle of the block; -1 when it entered the block.</summary>
    public int StepIndex { get; init; } = -1;

    /// <summary>The answer to the input block; <c>null</c> when there was none.</summary>
    public string? Answer { get; init; }

    /// <summary>Why the run could not go on where it should; <c>null</c> when it could.</summary>
    public StepError? Failure { get; init; }

    /// <summary>The hash of the bot that it began with; <c>null</c> when it is not known.</summary>
    public string? BotHash { get; init; }

    /// <summary>Where all chance of the run comes from.</summary>
    public required byte[] Seed { get; init; }

    /// <summary>How much chance each place has used, so that a run that goes on elsewhere continues behind it.</summary>
    public IReadOnlyDictionary<string, long> Draws { get; init; } = new Dictionary<string, long>();

    /// <summary>What the clock said, by place, in UTC ticks.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<long>> Times { get; init; } = new Dictionary<string, IReadOnlyList<long>>();

    /// <summary>The requests, in the order in which they left.</summary>
    public IReadOnlyList<RecordedExchange> Exchanges { get; init; } = [];

    /// <summary>The calls of other ports, in order.</summary>
    public IReadOnlyList<RecordedCall> Calls { get; init; } = [];

    /// <summary>The history before the run, once for each time that it was read; none for most runs.</summary>
    public IReadOnlyList<IReadOnlyList<TranscriptEntry>> Histories { get; init; } = [];

    /// <summary>The names of the live chats that the host had, as far as a step asked for them.</summary>
    public IReadOnlyList<string> Providers { get; init; } = [];

    /// <summary>The ports that the host did not have when a step asked for them.</summary>
    public IReadOnlyList<string> MissingPorts { get; init; } = [];

    /// <summary>The ports that a step has used and that are not recorded, each with the place of its first use.</summary>
    public IReadOnlyList<(string Port, string Place)> ForeignPorts { get; init; } = [];

    /// <summary>Why the recording cannot be replayed; <c>null</c> when it can so far.</summary>
    public string? Incomplete { get; init; }
}
