using ActionSteps.Conversations;

namespace ActionSteps.Replay;

/// <summary>
/// Everything that one run of a conversation got from outside, and what came of it, so that <see cref="RunReplay"/> can do it again offline.
/// Made when <see cref="ConversationOptions.RecordsRuns"/> says so, kept as long as the <see cref="JournalEntry"/> with its number. Immutable.
/// </summary>
/// <remarks>
/// It holds the session, the message, the addresses of requests and the answers of others as they are, nothing masked: it is as private as the conversation itself.
/// Stores keep it as the text of <see cref="ConversationJson"/> and need not look into it.
/// </remarks>
public sealed record RunRecording
{
    /// <summary>The largest recording that is kept: 1,000,000 bytes of its stored form. A larger one is incomplete.</summary>
    public const int MaxBytes = 1_000_000;

    /// <summary>The number of the run, as in <see cref="JournalEntry.Number"/>.</summary>
    public required long Number { get; init; }

    /// <summary>The id of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>The hash of the bot that ran; <c>null</c> when it is not known.</summary>
    public string? BotHash { get; init; }

    /// <summary>Why the run cannot be replayed, for people: its recording would be too large, or misses a part. <c>null</c> when it can.</summary>
    public string? Incomplete { get; init; }

    /// <summary>What was recorded; <c>null</c> for an incomplete recording.</summary>
    internal RecordedRun? Run { get; init; }

    /// <summary>What came of the run; <c>null</c> for an incomplete recording.</summary>
    internal RecordedOutcome? Outcome { get; init; }
}
