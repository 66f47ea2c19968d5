using ActionSteps.Messages;

namespace ActionSteps.Offload;

/// <summary>A message of a conversation that a human agent has.</summary>
public sealed record OffloadMessage
{
    /// <summary>The bot.</summary>
    public required string BotId { get; init; }

    /// <summary><c>DRAFT</c> or <c>LIVE</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The session of the user.</summary>
    public required string SessionId { get; init; }

    /// <summary>Where the user is, the value of <c>internal.channel</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The message with its author and time.</summary>
    public required TranscriptEntry Entry { get; init; }

    /// <summary>What the bot says about the provider.</summary>
    public required OffloadProviderSettings Settings { get; init; }
}
