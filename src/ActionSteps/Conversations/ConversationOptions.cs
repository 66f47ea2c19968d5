using ActionSteps.Blocks;
using ActionSteps.Execution;

namespace ActionSteps.Conversations;

/// <summary>How conversations behave. Checked once when the runner is built; immutable afterwards.</summary>
public sealed class ConversationOptions
{
    /// <summary>The longest lease of a worker: 10 minutes.</summary>
    public static TimeSpan LongestWorkerLease { get; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest pause between two attempts.</summary>
    internal static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    /// <summary>The most history entries kept of a conversation, oldest dropped first; default 2,000, range 10 to 100,000.</summary>
    public int MaxTranscript { get; init; } = 2_000;

    /// <summary>The most user messages that wait while a short delay runs; default 100, range 1 to 10,000. More are refused.</summary>
    public int MaxQueue { get; init; } = 100;

    /// <summary>The longest text of a user message in UTF-16 units; default 20,000, range 1 to 1,000,000. Longer ones are refused.</summary>
    public int MaxTextLength { get; init; } = 20_000;

    /// <summary>The longest delivery of one effect; default 30 seconds, range 1 millisecond to 10 minutes.</summary>
    public TimeSpan DeliveryTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often the delivery of one effect is tried before it is parked; default 5, range 1 to 100. While it waits for its next attempt it
    /// holds up what goes the same way after it, to the user or to the same port, in its own conversation.
    /// </summary>
    public int DeliveryAttempts { get; init; } = 5;

    /// <summary>How often handling an accepted message is begun before it is parked; default 5, range 1 to 100.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>
    /// How long a failed delivery or message waits for its second attempt; doubled for each further one, up to 5 minutes. Default 1 second,
    /// range 1 millisecond to 5 minutes.
    /// </summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a message waits for another process that works on its conversation, before
    /// <see cref="ConversationConflictException"/>; default 30 seconds, range 1 millisecond to 10 minutes.
    /// </summary>
    public TimeSpan OwnerTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long this process keeps what it works on when it does not prove to live; default 30 seconds, range 1 second to 10 minutes. It
    /// does so three times as often. Only for stores that processes share.
    /// </summary>
    public TimeSpan WorkerLease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many ids of handled messages a conversation remembers, to recognise repeated ones; default 1,000, range 10 to 100,000.</summary>
    public int RememberedMessages { get; init; } = 1_000;

    /// <summary>How many runs of a conversation the journal keeps, oldest dropped first; default 100, range 0 (no journal) to 10,000.</summary>
    public int MaxRuns { get; init; } = 100;

    /// <summary>
    /// Whether each run is recorded, so that <see cref="Replay.RunReplay"/> can do it again offline; default no. A recording holds session,
    /// message, addresses of requests and HTTP answers unmasked: it is as private as the conversation itself. It is kept and removed together with its run in the
    /// journal, and is <see cref="Replay.RunRecording.MaxBytes"/> large at most. A recorded run takes its chance from a seed that
    /// <see cref="ExecutionOptions.Random"/> gives.
    /// </summary>
    public bool RecordsRuns { get; init; }

    /// <summary>
    /// Finds the place in a changed bot where a run goes on whose block has lost, gained or exchanged steps since. Given where it was to go
    /// on and the bot of now; returns the new place, or <c>null</c> when there is none. Default none: the run then fails with
    /// <see cref="ErrorCodes.ContinuationLost"/>, and the error block follows.
    /// </summary>
    public Func<Continuation, BotDefinition, Continuation?>? MapContinuation { get; init; }

    /// <summary>
    /// Called with the id of the conversation after each turn, those of timers included, once it is committed and delivered; in order
    /// within a conversation, for several conversations at once. Default nothing. Must be quick; what it raises is logged.
    /// </summary>
    public Action<string, TurnResult>? TurnEnded { get; init; }

    /// <summary>When to try again after a number of failed attempts.</summary>
    internal TimeSpan DelayAfter(int attempts)
    {
        double factor = Math.Pow(2, Math.Clamp(attempts - 1, 0, 30));
        return RetryDelay * factor is var delay && delay < LongestDelay ? delay : LongestDelay;
    }

    /// <exception cref="ArgumentException">Options are out of range; the message lists all of them.</exception>
    internal void Check()
    {
        List<string> faults = [];
        OptionRange.Check(MaxTranscript, 10, 100_000, nameof(MaxTranscript), "entries", faults);
        OptionRange.Check(MaxQueue, 1, 10_000, nameof(MaxQueue), "messages", faults);
        OptionRange.Check(MaxTextLength, 1, 1_000_000, nameof(MaxTextLength), "UTF-16 units", faults);
        OptionRange.Check((long)DeliveryTimeout.TotalMilliseconds, 1, 600_000, nameof(DeliveryTimeout), "milliseconds", faults);
        OptionRange.Check(DeliveryAttempts, 1, 100, nameof(DeliveryAttempts), "attempts", faults);
        OptionRange.Check(MaxAttempts, 1, 100, nameof(MaxAttempts), "attempts", faults);
        OptionRange.Check((long)RetryDelay.TotalMilliseconds, 1, 300_000, nameof(RetryDelay), "milliseconds", faults);
        OptionRange.Check((long)OwnerTimeout.TotalMilliseconds, 1, 600_000, nameof(OwnerTimeout), "milliseconds", faults);
        OptionRange.Check((long)WorkerLease.TotalMilliseconds, 1_000, (long)LongestWorkerLease.TotalMilliseconds, nameof(WorkerLease), "milliseconds", faults);
        OptionRange.Check(RememberedMessages, 10, 100_000, nameof(RememberedMessages), "ids", faults);
        OptionRange.Check(MaxRuns, 0, 10_000, nameof(MaxRuns), "runs", faults);
        OptionRange.ThrowIfAny(faults, "conversation options");
    }
}
