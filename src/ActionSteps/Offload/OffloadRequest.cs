using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Offload;

/// <summary>A conversation that should go to a human agent.</summary>
public sealed record OffloadRequest
{
    /// <summary>Names the handover, the same when it is tried again after a crash.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>The bot.</summary>
    public required string BotId { get; init; }

    /// <summary><c>DRAFT</c> or <c>LIVE</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The session of the user.</summary>
    public required string SessionId { get; init; }

    /// <summary>Where the user is, the value of <c>internal.channel</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>When the handover was asked for, in UTC.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>What the step sends along.</summary>
    public required ValueObject Payload { get; init; }

    /// <summary>All messages of the conversation, oldest first.</summary>
    public required IReadOnlyList<TranscriptEntry> Transcript { get; init; }

    /// <summary>The variables of the session, of which providers read those that are named after them, such as <c>zendeskChat.email</c>.</summary>
    public required ValueObject Variables { get; init; }

    /// <summary>What the platform knows about the user, <c>internal.user</c>; undefined when it knows nothing.</summary>
    public required Value User { get; init; }

    /// <summary>The user's language, <c>internal.preferredLanguage</c>; <c>null</c> when nothing is known.</summary>
    public string? PreferredLanguage { get; init; }

    /// <summary>What the bot says about the provider.</summary>
    public required OffloadProviderSettings Settings { get; init; }
}
