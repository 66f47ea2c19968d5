namespace ActionSteps.Messages;

/// <summary>Who wrote a message.</summary>
public enum TranscriptActor
{
    /// <summary>The bot.</summary>
    Bot,

    /// <summary>The end user.</summary>
    User,

    /// <summary>A human agent who has taken over.</summary>
    Agent,
}
