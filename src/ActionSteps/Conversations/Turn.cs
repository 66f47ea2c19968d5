using ActionSteps.Execution;

namespace ActionSteps.Conversations;

/// <summary>One turn: a conversation and what it has to handle.</summary>
/// <param name="Conversation">The conversation, changed by the turn.</param>
/// <param name="Entry">What is handled.</param>
/// <param name="SaveAsync">Commits the turn so far as a checkpoint.</param>
internal sealed record Turn(
    Conversation Conversation, InboxEntry Entry, Func<Turn, string, DateTimeOffset, RunPosition, CancellationToken, ValueTask> SaveAsync)
{
    /// <summary>Whether the message was taken out of the queue that fills during short delays.</summary>
    public bool IsFromQueue { get; init; }

    /// <summary>
    /// An id for something in this turn, the same when the turn is repeated: derived from the message or the wait where these have an id.
    /// </summary>
    public string RunId(string purpose) =>
        Entry.Message is { Id: null } && Entry.Sequence == 0 && !IsFromQueue ? RunIds.Next()
        : Entry.Message is not null ? RunIds.Of(Conversation.Id, "message", Entry.Id, purpose)
        : Entry.Wait is { Id: { } wait } ? RunIds.Of(Conversation.Id, "wait", wait, purpose)
        : RunIds.Next();
}
