namespace ActionSteps.Conversations;

/// <summary>How conversations behave. Checked once when the runner is built; immutable afterwards.</summary>
public sealed class ConversationOptions
{
    /// <summary>The most history entries kept of a conversation, oldest dropped first; default 2,000, range 10 to 100,000.</summary>
    public int MaxTranscript { get; init; } = 2_000;

    /// <summary>The most user messages that wait while a short delay runs; default 100, range 1 to 10,000. More are refused.</summary>
    public int MaxQueue { get; init; } = 100;

    /// <summary>The longest text of a user message in UTF-16 units; default 20,000, range 1 to 1,000,000. Longer ones are refused.</summary>
    public int MaxTextLength { get; init; } = 20_000;

    /// <summary>The longest delivery of one effect; default 30 seconds, range 1 millisecond to 10 minutes.</summary>
    public TimeSpan DeliveryTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Called with the id of the conversation after each turn, those of timers included, once it is committed and delivered; in order
    /// within a conversation, for several conversations at once. Default nothing. Must be quick; what it raises is logged.
    /// </summary>
    public Action<string, TurnResult>? TurnEnded { get; init; }

    /// <exception cref="ArgumentException">Options are out of range; the message lists all of them.</exception>
    internal void Check()
    {
        List<string> faults = [];
        OptionRange.Check(MaxTranscript, 10, 100_000, nameof(MaxTranscript), "entries", faults);
        OptionRange.Check(MaxQueue, 1, 10_000, nameof(MaxQueue), "messages", faults);
        OptionRange.Check(MaxTextLength, 1, 1_000_000, nameof(MaxTextLength), "UTF-16 units", faults);
        OptionRange.Check((long)DeliveryTimeout.TotalMilliseconds, 1, 600_000, nameof(DeliveryTimeout), "milliseconds", faults);
        OptionRange.ThrowIfAny(faults, "conversation options");
    }
}
