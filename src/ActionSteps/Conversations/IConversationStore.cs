namespace ActionSteps.Conversations;

/// <summary>
/// Keeps conversations between turns. Implementations are thread-safe; calls for different conversations run side by side.
/// A call that fails leaves the stored state as it was.
/// </summary>
public interface IConversationStore
{
    /// <summary>Loads a conversation.</summary>
    /// <returns>The newest committed state, or <c>null</c> when the store does not know the conversation.</returns>
    ValueTask<ConversationState?> LoadAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Commits a state, all of it or nothing: variables, wait, queue, history, outbox and handled messages.</summary>
    /// <param name="state">The state; its version is the loaded one plus 1, and 1 for a new conversation.</param>
    /// <param name="cancellationToken">Cancels the call; the state is then either committed or not, never in part.</param>
    /// <returns>Whether it was committed; <c>false</c> when somebody else has committed in between.</returns>
    ValueTask<bool> TryCommitAsync(ConversationState state, CancellationToken cancellationToken);

    /// <summary>Finds conversations that have something to do: a wait or undelivered effects.</summary>
    /// <param name="dueBefore">Waits that are due before this time; <see cref="DateTimeOffset.MaxValue"/> for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The ids with their due times, those with undelivered effects first, as the earliest time; empty when there are none.</returns>
    IAsyncEnumerable<ConversationWork> ListWorkAsync(DateTimeOffset dueBefore, CancellationToken cancellationToken);

    /// <summary>Forgets a conversation with everything that belongs to it.</summary>
    /// <returns>Whether it was known.</returns>
    ValueTask<bool> DeleteAsync(string conversationId, CancellationToken cancellationToken);
}
