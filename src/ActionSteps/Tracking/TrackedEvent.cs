using ActionSteps.Sessions;

namespace ActionSteps.Tracking;

/// <summary>Something that happened in a conversation, for dashboards and funnels. Sensitive values are already masked.</summary>
/// <param name="Id">Names the event; the same when it is delivered again after a crash, so that it can be counted once.</param>
/// <param name="Event">The name of the event.</param>
public sealed record TrackedEvent(string Id, string Event) : Effect
{
    /// <summary>The bot.</summary>
    public required string BotId { get; init; }

    /// <summary><c>DRAFT</c> or <c>LIVE</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The user: <c>internal.user.id</c>, or the session where the host does not set it.</summary>
    public required string UserId { get; init; }

    /// <summary>Where the user is, the value of <c>internal.channel</c>.</summary>
    public required string ChannelType { get; init; }

    /// <summary>The conversation, which goes by the id of its session.</summary>
    public required string ConversationId { get; init; }

    /// <summary>Names with values as text.</summary>
    public required ValueObject Attributes { get; init; }

    /// <summary>When the event was tracked, in UTC.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <inheritdoc/>
    public override Value ToValue() => Value.Object(
        ("type", "TRACKED"),
        ("id", Id),
        ("event", Event),
        ("version", Version),
        ("attributes", Value.Object(Attributes)),
        ("timestamp", ValueConversion.IsoText(Timestamp)),
        ("botId", BotId),
        ("userId", UserId),
        ("channelType", ChannelType),
        ("conversationId", ConversationId));
}
