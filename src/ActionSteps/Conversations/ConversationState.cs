using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations;

/// <summary>
/// Everything that is kept of one conversation between turns: one object, saved by one commit. Immutable, so that stores may share it.
/// </summary>
public sealed record ConversationState
{
    /// <summary>The id, which is also the id of the session.</summary>
    public required string Id { get; init; }

    /// <summary>Counts the commits from 1; a store refuses a state whose version is not the stored one plus 1.</summary>
    public long Version { get; init; }

    /// <summary>The variables that builders write.</summary>
    public ValueObject Variables { get; init; } = ValueObject.Empty;

    /// <summary>The read-only region.</summary>
    public ValueObject Internal { get; init; } = ValueObject.Empty;

    /// <summary>Active contexts with the number of times each may still be used.</summary>
    public ValueObject Contexts { get; init; } = ValueObject.Empty;

    /// <summary>Whether the next user message starts a new conversation.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The input block that waits for an answer; <c>null</c> for none.</summary>
    public string? OpenInput { get; init; }

    /// <summary>Where the flow goes on after delays, in the order in which they began; most often none. The earliest is the timer.</summary>
    public IReadOnlyList<Continuation> Waits { get; init; } = [];

    /// <summary>User messages that wait until a short delay is over, oldest first.</summary>
    public IReadOnlyList<UserMessage> Queue { get; init; } = [];

    /// <summary>The history, oldest first, sensitive values masked.</summary>
    public IReadOnlyList<TranscriptEntry> Transcript { get; init; } = [];

    /// <summary>Effects that are committed but not yet delivered, in order.</summary>
    public IReadOnlyList<OutboxItem> Outbox { get; init; } = [];

    /// <summary>The ids of the newest messages that were handled, so that a repeated one is recognised.</summary>
    public IReadOnlyList<string> HandledMessages { get; init; } = [];

    /// <summary>The opaque payloads of buttons that the conversation has given out.</summary>
    public IssuedPostbacks Postbacks { get; init; } = IssuedPostbacks.Empty;

    /// <summary>When the last turn was committed.</summary>
    public DateTimeOffset LastActivity { get; init; }

    /// <summary>The first state of a conversation that begins with this session: its data is there when the first message comes.</summary>
    public static ConversationState From(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new ConversationState
        {
            Id = session.Id,
            Version = 1,
            Variables = session.Variables.User,
            Internal = session.Variables.InternalData.ToObject(),
            Contexts = session.Contexts,
            IsClosed = true,
        };
    }
}
