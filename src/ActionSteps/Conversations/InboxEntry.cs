using ActionSteps.Execution;
using ActionSteps.Messages;

namespace ActionSteps.Conversations;

/// <summary>
/// Something that a conversation has to handle, kept until it is: exactly one of <see cref="Message"/>, <see cref="IframeEvent"/>,
/// <see cref="Action"/> and <see cref="Wait"/>. Immutable.
/// </summary>
/// <param name="Id">The channel's id of the message, or a random one; unique in the inbox of a conversation.</param>
/// <param name="ReceivedAt">When it was accepted, by the clock of the runner.</param>
public sealed record InboxEntry(string Id, DateTimeOffset ReceivedAt)
{
    /// <summary>Its place in the inbox, given by the store and growing; 0 for an entry that is not in an inbox.</summary>
    public long Sequence { get; init; }

    /// <summary>A message of the user; <c>null</c> for something else.</summary>
    public IncomingMessage? Message { get; init; }

    /// <summary>What a page in an iframe has posted; <c>null</c> for something else.</summary>
    public IframeEvent? IframeEvent { get; init; }

    /// <summary>What a host or an agent wants; <c>null</c> for something else.</summary>
    public ConversationAction? Action { get; init; }

    /// <summary>A wait that is over; <c>null</c> for something else.</summary>
    public Continuation? Wait { get; init; }

    /// <summary>How often handling it has begun; counted before each attempt, so that one that ends the process is counted, too.</summary>
    public int Attempts { get; init; }

    /// <summary>When to try again after a failed attempt; <c>null</c> for at once.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>Whether it was given up after its last attempt: kept, and no longer holding up what is behind it.</summary>
    public bool IsParked { get; init; }

    /// <summary>What went wrong last, for people; <c>null</c> when nothing did.</summary>
    public string? Error { get; init; }

    /// <summary>By what a repeated one is recognised after it was handled; <c>null</c> when it cannot be.</summary>
    internal string? RememberedId => Message is not null ? Message.Id : Action is not null && SignedActionId.IsOne(Id) ? Id : null;

    /// <summary>Set by <see cref="IConversationStore.LoadAsync"/> when a message with this id has been handled since; the entry is then only removed.</summary>
    public bool IsRepeated { get; init; }
}
