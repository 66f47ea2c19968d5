namespace ActionSteps.Webhooks;

/// <summary>How webhooks are verified. Checked once when the verifier is built; immutable afterwards.</summary>
public sealed record WebhookVerifierOptions
{
    /// <summary>How far a timestamp may be from the clock, both ways; default 5 minutes, range 1 second to 1 hour.</summary>
    public TimeSpan Tolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The most ids that are remembered to recognise a replay, each for twice the tolerance; default 100,000, range 1 to 10,000,000. When
    /// they are all in use, further webhooks are refused, never accepted unseen.
    /// </summary>
    public int MaxIds { get; init; } = 100_000;

    /// <exception cref="ArgumentException">Options are out of range; the message lists all of them.</exception>
    internal void Check()
    {
        List<string> faults = [];
        OptionRange.Check((long)Tolerance.TotalSeconds, 1, 3_600, nameof(Tolerance), "seconds", faults);
        OptionRange.Check(MaxIds, 1, 10_000_000, nameof(MaxIds), "ids", faults);
        OptionRange.ThrowIfAny(faults, "options of webhook verification");
    }
}
