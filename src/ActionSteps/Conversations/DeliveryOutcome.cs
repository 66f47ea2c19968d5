namespace ActionSteps.Conversations;

/// <summary>What came of one attempt to empty an outbox.</summary>
/// <param name="Report">What was delivered and what failed.</param>
internal sealed record DeliveryOutcome(DeliveryReport Report)
{
    /// <summary>Whether a mail could not be sent, which the bot's error block has to tell.</summary>
    public bool HasFailedMail { get; init; }
}
