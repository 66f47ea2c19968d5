using ActionSteps.Execution;

namespace ActionSteps.Conversations;

/// <summary>One run of a conversation, for people: sensitive values are masked. Immutable.</summary>
/// <param name="Number">Its place among the runs of the conversation, counted from 1 over its whole life.</param>
/// <param name="RunId">The id of the run.</param>
public sealed record JournalEntry(long Number, string RunId)
{
    /// <summary>What began the run.</summary>
    public required RunTrigger Trigger { get; init; }

    /// <summary>The id of the message that was handled; <c>null</c> when it had none, or something else began the run.</summary>
    public string? MessageId { get; init; }

    /// <summary>The version of the bot: <c>DRAFT</c> or <c>LIVE</c>.</summary>
    public required string BotVersion { get; init; }

    /// <summary>The hash of the bot; <c>null</c> when it is not known.</summary>
    public string? BotHash { get; init; }

    /// <summary>When the run began, in UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, in UTC.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>The last block that ran.</summary>
    public required string Block { get; init; }

    /// <summary>How the run ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>Why it failed; <c>null</c> when it did not.</summary>
    public StepError? Error { get; init; }

    /// <summary>What each step did, in order.</summary>
    public IReadOnlyList<StepLog> Steps { get; init; } = [];
}
