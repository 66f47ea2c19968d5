using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations;

/// <summary>
/// What a turn needs of a conversation, rewritten as a whole by each turn. History, journal, inbox and outbox are kept beside it and only
/// added to. Immutable, so that stores may share it.
/// </summary>
public sealed record ConversationState
{
    /// <summary>The id, which is also the id of the session.</summary>
    public required string Id { get; init; }

    /// <summary>Counts the commits from 1; 0 for a conversation that was never committed.</summary>
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

    /// <summary>Where the flow goes on after delays, in the order in which they began; most often none.</summary>
    public IReadOnlyList<Continuation> Waits { get; init; } = [];

    /// <summary>User messages that wait until a short delay is over, oldest first.</summary>
    public IReadOnlyList<QueuedMessage> Queue { get; init; } = [];

    /// <summary>The opaque payloads of buttons that the conversation has given out.</summary>
    public IssuedPostbacks Postbacks { get; init; } = IssuedPostbacks.Empty;

    /// <summary>When the last turn was committed.</summary>
    public DateTimeOffset LastActivity { get; init; }

    /// <summary>How many entries the history has had so far, those included that are dropped.</summary>
    public long TranscriptCount { get; init; }

    /// <summary>How many effects the conversation has had so far: the sequence of the newest.</summary>
    public long EffectCount { get; init; }

    /// <summary>How many runs the conversation has had so far: the number of the newest in the journal.</summary>
    public long RunCount { get; init; }

    /// <summary>The user's id, <c>internal.user.id</c> as text; <c>null</c> when the host does not set it.</summary>
    public string? UserId => Internal["user"]["id"] is { IsNullOrUndefined: false } id ? id.ToString() : null;

    /// <summary>
    /// When the conversation goes on by itself: at the earliest of its waits, at <see cref="DateTimeOffset.MinValue"/> when queued messages
    /// are no longer held back, <c>null</c> when it does not. What inbox and outbox have to do comes on top.
    /// </summary>
    public DateTimeOffset? DueTime
    {
        get
        {
            DateTimeOffset? earliest = null;
            bool isHeld = false;
            for (int i = 0; i < Waits.Count; i++)
            {
                earliest = earliest is { } known && known < Waits[i].DueTime ? known : Waits[i].DueTime;
                isHeld |= Waits[i].DuringWait == MessageDuringWait.IsQueued;
            }

            return Queue.Count > 0 && !isHeld ? DateTimeOffset.MinValue : earliest;
        }
    }

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
