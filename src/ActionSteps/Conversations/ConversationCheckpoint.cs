using ActionSteps.Execution;
using ActionSteps.Messages;

namespace ActionSteps.Conversations;

/// <summary>
/// A turn in the middle, committed before a step that acts outside at once: completed steps are never executed again, the step at the
/// position is. Stores keep it as the text of <see cref="ConversationJson"/> and need not look into it. Immutable.
/// </summary>
public sealed record ConversationCheckpoint
{
    /// <summary>What is being handled, with the number of attempts so far.</summary>
    public required InboxEntry Entry { get; init; }

    /// <summary>The id of the run, the same when it goes on.</summary>
    public required string RunId { get; init; }

    /// <summary>The block in which the run goes on.</summary>
    public required string Block { get; init; }

    /// <summary>The step of the block that is executed next, from 0.</summary>
    public required int StepIndex { get; init; }

    /// <summary>The hash of the bot that the run began with; <c>null</c> when it is not known.</summary>
    public string? BotHash { get; init; }

    /// <summary>The hash of <see cref="Block"/> in that bot; <c>null</c> when it is not known.</summary>
    public string? BlockHash { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Whether the message was taken out of the queue that fills during short delays.</summary>
    internal bool IsFromQueue { get; init; }

    /// <summary>The conversation as the turn has changed it so far.</summary>
    internal ConversationState State { get; init; } = new() { Id = string.Empty };

    /// <summary>What the turn has recorded so far without masking: when it ends, more may be sensitive.</summary>
    internal IReadOnlyList<TranscriptEntry> Recorded { get; init; } = [];

    /// <summary>Effects of the turn that are not in an outbox yet, before those of the run.</summary>
    internal IReadOnlyList<OutboxItem> Outbox { get; init; } = [];

    /// <summary>What the run has done so far.</summary>
    internal RunProgress Run { get; init; } = new();
}
